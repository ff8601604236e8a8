import { css } from 'lit'

/** What every picture on the wall shares. Nothing is smaller than 4 % of the height: it is read across a room. */
export const wall = css`
  :host {
    position: absolute;
    inset: 0;
    color: var(--text);
    font-variant-numeric: tabular-nums;
  }
  /* Tabular figures would set a hyphen apart. */
  h1,
  .machine {
    font-variant-numeric: normal;
  }
  .machine {
    position: absolute;
    right: 6vw;
    top: 4.3vh;
    font-size: min(4vh, 4vw);
    line-height: 1.1;
    font-weight: 600;
    color: var(--quiet);
    max-width: 38vw;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (orientation: portrait) {
    .machine {
      right: 4vw;
      top: 1.6vh;
      font-size: max(16px, min(2.2vh, 4vw));
      max-width: 92vw;
    }
  }
`
