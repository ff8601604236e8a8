import { LitElement, css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { RunListed } from '../../protocol/panel/run-list.ts'
import { base } from '../look/base.ts'
import { upSign } from '../parts/icons.ts'
import { starSign } from './icons.ts'
import { gainedIn, gainedTold, unitFor } from './gained.ts'
import { factsOf, titleOf } from './run-words.ts'
import { historyWords } from './words.ts'

/** What came of a run, in the words of a row: its best, its title, how far and how long. */
@customElement('cr-run-says')
export class RunSays extends LitElement {
  @property({ attribute: false }) run!: RunListed

  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
        padding-bottom: 0.8em;
      }
      .best {
        font-size: 0.83em;
        font-weight: 650;
        color: var(--hot);
      }
      h2,
      .facts {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      h2 {
        font-size: 1.11em;
        font-weight: 650;
        letter-spacing: -0.02em;
        line-height: 1.3;
        text-decoration: var(--underline, none);
        text-underline-offset: 0.18em;
      }
      .facts {
        font-size: 0.8em;
        color: var(--quiet);
      }
      b {
        font-weight: 700;
        color: var(--text);
      }
      @media (max-width: 999px), (orientation: portrait) {
        :host {
          position: relative;
          z-index: 1;
          padding: 0;
        }
        .best {
          position: absolute;
          left: 9.9em;
          bottom: 100%;
          font-size: 0.94em;
          line-height: 1.25;
        }
        h2 {
          max-width: 11.5em;
          font-size: 1.2em;
          line-height: 1.1;
          white-space: normal;
          text-wrap: balance;
        }
        .facts {
          padding-top: 0.2em;
          font-size: 0.9em;
        }
        /* A poster has its pace in its peak. */
        .facts span {
          display: none;
        }
      }
    `,
  ]

  override render() {
    const { run } = this
    const own = historyWords()
    const unit = unitFor(run)
    const gained = gainedIn(run, unit)
    const [best] = run.bests
    const facts = factsOf(run)
    return html`${best === undefined ? nothing : html`<p class="best">${starSign()} ${own.bestOf[best]}</p>`}
      <h2>${titleOf(run)}</h2>
      <p class="facts">
        ${facts.slice(0, 2).join(' · ')}
        <span>${facts.slice(2).map((fact) => `· ${fact} `)}</span>
        ${gained === null ? nothing : html`<span><b>${upSign()} ${gainedTold(gained, unit)}</b></span>`}
      </p>`
  }
}
