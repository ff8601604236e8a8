import { LitElement, css, html, svg, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { base } from '../look/base.ts'
import { wantsLessMotion } from '../look/less-motion.ts'
import { vars } from '../look/vars.ts'
import { partsOf, transformsOf, usedLimb } from './bones.ts'
import { drawPart } from './draw-part.ts'
import { MOTIONS, coursesOf, jointAt } from './motion.ts'
import { POSES, type FigureName } from './poses.ts'
import { surroundingsOf } from './surroundings.ts'

/** How many shadows show the way of the limb in use. */
const GHOSTS = 9

/** A line figure that shows how something is done, again and again; still where the system asks for less motion. */
@customElement('cr-figure')
export class Figure extends LitElement {
  @property() name: FigureName = 'rails'
  /** The left side is in use: the figure is mirrored. */
  @property({ type: Boolean, reflect: true }) left = false
  /** Goes round the other way. */
  @property({ type: Boolean }) back = false

  static override styles = [
    base,
    css`
      :host {
        display: block;
        width: calc(100 * var(--unit));
        height: calc(100 * var(--unit));
      }
      svg {
        width: 100%;
        height: 100%;
        overflow: visible;
      }
      :host([left]) svg {
        transform: scaleX(-1);
      }
      @media (prefers-reduced-motion: no-preference) {
        svg {
          transition: transform 300ms;
        }
      }
      line,
      polyline,
      polygon {
        fill: none;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      /* A part is one long, and stretched to its length: its stroke is not. */
      .bone {
        vector-effect: non-scaling-stroke;
        stroke: var(--text);
        stroke-width: calc(4.3 * var(--unit));
      }
      .used {
        stroke: var(--calm);
      }
      .far {
        stroke: var(--far);
      }
      .rim {
        stroke: var(--ground);
        stroke-width: calc(6.7 * var(--unit));
      }
      .trunk {
        stroke-width: calc(6.4 * var(--unit));
      }
      .plate,
      .head {
        vector-effect: non-scaling-stroke;
        fill: var(--text);
      }
      .plate {
        stroke: var(--text);
        stroke-width: calc(1.6 * var(--unit));
      }
      .support,
      .ground {
        stroke: var(--far);
        stroke-width: 1.8;
      }
      .ground {
        stroke-width: 0.6;
      }
      .heel {
        stroke: var(--calm);
        stroke-width: 1.2;
      }
      .ghost {
        stroke: var(--calm);
        stroke-width: 4.3;
        opacity: var(--seen);
      }
    `,
  ]

  override render() {
    const { name } = this
    return html`<svg viewBox="0 0 100 100" aria-hidden="true">
      ${surroundingsOf(name)} ${this.#ghosts()} ${partsOf(name).map((part) => drawPart(name, part, this.#telling))}
    </svg>`
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('name') || changed.has('back')) this.#move()
  }

  /** The pose that tells most. */
  get #telling(): number {
    const last = POSES[this.name].head.length - 1
    return MOTIONS[this.name].kind === 'circle' ? 1 : last
  }

  #move(): void {
    if (wantsLessMotion()) return
    const drawn = [...this.renderRoot.querySelectorAll('.part')]
    partsOf(this.name).forEach((part, index) => {
      for (const old of drawn[index]?.getAnimations() ?? []) old.cancel()
      let delay = 0
      for (const { seconds, again, places } of coursesOf(this.name, this.back)) {
        const frames = transformsOf(this.name, part, places).map((transform) => ({ transform }))
        const timing = { duration: seconds * 1000, delay, iterations: again ? Infinity : 1, fill: 'forwards' as const }
        drawn[index]?.animate(frames, timing)
        delay += seconds * 1000
      }
    })
  }

  #ghosts(): TemplateResult[] {
    const { name } = this
    const joints = usedLimb(name)
    const poses = POSES[name]
    const span = MOTIONS[name].kind === 'circle' ? poses.head.length : poses.head.length - 1
    if (joints.length === 0 || span === 0) return []
    return Array.from({ length: GHOSTS }, (_, ghost) => {
      const place = (span * ghost) / GHOSTS
      const points = joints.map((joint) =>
        jointAt(poses, joint, place)
          .map((value) => value.toFixed(1))
          .join(','),
      )
      const seen = 0.035 + (0.175 * ghost) / (GHOSTS - 1)
      return svg`<polyline class="ghost" points=${points.join(' ')} ${vars({ '--seen': seen.toFixed(3) })} />`
    })
  }
}
