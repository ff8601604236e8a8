import { css } from 'lit'

/** The controls of a belt that moves: they lie over everything, and grow upwards in the sprint. */
export const pad = css`
  :host {
    position: fixed;
    inset: 0;
    z-index: 50;
    pointer-events: none;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    --high: 13dvh;
  }
  :host([sprint]) {
    --high: 29dvh;
  }
  cr-key {
    position: absolute;
    bottom: 2dvh;
    height: var(--high);
    pointer-events: auto;
  }
  @media (orientation: portrait) {
    :host {
      --high: 12dvh;
      --key-radius: 3vw;
    }
    :host([sprint]) {
      --high: 24dvh;
    }
    cr-key {
      bottom: 3dvh;
    }
  }
`
