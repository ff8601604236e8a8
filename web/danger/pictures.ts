import { LitElement, css, html, svg } from 'lit'
import { customElement } from 'lit/decorators.js'
import { words } from '../language.ts'

const socket = svg`<g fill="none" stroke="currentColor" stroke-width="7" stroke-linecap="round" stroke-linejoin="round">
  <path d="M4 12h82a9 9 0 0 1 9 9v30h-18v48h18v30a9 9 0 0 1-9 9H4" stroke-linecap="butt" />
  <path d="M124 24h68M170 4l24 20-24 20" />
  <path d="M172 80c42-8 46 22 26 46-14 18-20 26-20 40" />
</g>`
const key = svg`<rect x="116" y="56" width="54" height="46" rx="12" fill="currentColor" />
  <circle cx="156" cy="79" r="6" fill="var(--stop)" />`
const belt = svg`<g fill="none" stroke="currentColor" stroke-width="7">
  <rect x="4" y="4" width="40" height="172" rx="9" />
  <rect x="166" y="4" width="40" height="172" rx="9" />
  <path d="M54 7h102M54 173h102M54 7v166M156 7v166" stroke-dasharray="15 12" />
</g>`
const foot = (x: number) => svg`<ellipse cx=${x} cy="80" rx="12" ry="16" fill="currentColor" />
  <ellipse cx=${x} cy="104" rx="9" ry="17" fill="currentColor" />`

/** What to do, drawn: a key that is pulled out of its socket, and a foot on each rail of the belt. */
@customElement('cr-what-to-do')
export class WhatToDo extends LitElement {
  static override styles = css`
    svg {
      position: absolute;
      right: 3vw;
      width: 17vw;
      height: 26dvh;
    }
    .key {
      top: 7dvh;
    }
    .rails {
      bottom: 12dvh;
    }
    @media (orientation: portrait) {
      svg {
        right: 5vw;
        width: 32vw;
        height: 15dvh;
      }
      .key {
        top: 10dvh;
      }
      .rails {
        bottom: 25dvh;
      }
    }
  `

  override render() {
    const { key: pulled, rails } = words.danger
    return html`<svg class="key" viewBox="0 0 222 176" preserveAspectRatio="xMaxYMin" role="img" aria-label=${pulled}>
        ${socket}${key}
      </svg>
      <svg class="rails" viewBox="0 0 210 180" preserveAspectRatio="xMaxYMax" role="img" aria-label=${rails}>
        ${belt}${foot(24)}${foot(186)}
      </svg>`
  }
}
