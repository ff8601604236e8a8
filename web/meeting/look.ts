import { css, type CSSResultGroup } from 'lit'
import { keyRow, screen } from '../look/screen.ts'

const views = css`
  .told {
    position: absolute;
    left: 3vw;
    top: calc(4dvh + var(--bar, 0dvh));
    width: 40vw;
    font-size: max(14px, min(2.7dvh, 1.7vw));
    line-height: 1.35;
    text-wrap: pretty;
  }
  .told h1 {
    font-size: min(7dvh, 4.2vw);
    font-weight: 750;
    line-height: 1.05;
    letter-spacing: -0.03em;
    text-wrap: balance;
  }
  .told p {
    margin-top: 0.8em;
  }
  .quiet {
    color: var(--quiet);
  }
  .caution {
    font-weight: 600;
    color: var(--warning);
  }
  .keys {
    font-size: min(4dvh, 2.4vw);
  }
  .row {
    display: contents;
  }
  .row > * {
    flex: 1;
    min-width: 0;
  }
  .row > .go,
  .row > .main {
    flex: 1.4;
    --key-ground: var(--hot);
    --key-text: var(--on-hot);
    --key-flood: var(--hot-fill);
  }
  .row > .plain {
    --key-ground: transparent;
    --key-border: max(2px, 0.25dvh) solid var(--line);
    font-size: 0.85em;
  }
  @media (orientation: portrait) {
    .told {
      left: 4vw;
      top: calc(2dvh + var(--bar, 0dvh));
      width: 92vw;
      font-size: max(13px, min(1.9dvh, 3.9vw));
      overflow-y: auto;
      /* A shadow lies along the edge that hides some of it; its own end covers that. */
      background:
        linear-gradient(var(--ground), var(--ground)) bottom / 100% 0.6em local no-repeat,
        linear-gradient(transparent, var(--line)) bottom / 100% 0.6em scroll no-repeat;
    }
    .told h1 {
      font-size: min(4.4dvh, 8vw);
    }
    .told p {
      margin-top: 0.5em;
    }
    .keys,
    .keys.whole {
      height: auto;
      flex-direction: column;
      gap: 2dvh;
      font-size: min(2.9dvh, 5.6vw);
    }
    .row {
      display: flex;
      gap: 3vw;
    }
    .row > * {
      height: 12dvh;
    }
  }
`

/** What the views of a meeting share: words at the upper left, and the keys beside STOP. */
export const view: CSSResultGroup = [screen, keyRow, views]
