import { css } from 'lit'

/** Where the controls stand, wide and tall, in the run and in the sprint. */
export const padStyles = css`
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
    --key-ground: var(--on-hot);
    --key-text: var(--hot);
  }
  cr-key {
    position: absolute;
    bottom: 2dvh;
    height: var(--high);
    pointer-events: auto;
    font-size: 4.6dvh;
  }
  .stop {
    left: 2vw;
    width: 18vw;
    font-size: min(6.4dvh, 4vw);
    font-weight: 800;
    letter-spacing: 0.04em;
    --key-ground: var(--stop);
    --key-text: var(--on-stop);
    --key-border: 0.5dvh solid var(--on-stop);
    --key-pad: 0;
  }
  :host([danger]) .stop {
    --key-ground: var(--on-stop);
    --key-text: var(--stop);
  }
  .stopping {
    font-size: min(3.6dvh, 2.3vw);
  }
  .way {
    left: 22vw;
    width: 40vw;
  }
  .way span {
    white-space: nowrap;
  }
  .slower {
    left: 64vw;
    width: 16vw;
  }
  .faster {
    left: 82vw;
    width: 16vw;
    --key-ground: var(--ground);
    --key-border: 0.4dvh solid var(--line);
  }
  :host([sprint]) .faster {
    --key-ground: transparent;
    --key-text: var(--on-hot);
    --key-border: 0.5dvh solid var(--on-hot);
  }
  .glyph {
    font-size: 9dvh;
    line-height: 0.8;
    font-weight: 600;
  }
  :host([sprint]) .glyph {
    font-size: 14dvh;
  }
  :host([sprint]) .way {
    font-size: min(6.4dvh, 3.7vw);
  }
  :host([sprint]) .stop:not(.stopping) {
    font-size: min(8dvh, 4.8vw);
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
      font-size: min(3.4dvh, 6.2vw);
    }
    .stop {
      left: 3vw;
      width: 38vw;
      font-size: min(4dvh, 9vw);
    }
    .stopping {
      font-size: min(2.6dvh, 5.4vw);
    }
    .way {
      left: 3vw;
      width: 94vw;
      height: 11dvh;
      bottom: 17dvh;
    }
    :host([sprint]) .way {
      height: 19dvh;
      bottom: 29dvh;
    }
    .slower {
      left: 44vw;
      width: 25vw;
    }
    .faster {
      left: 72vw;
      width: 25vw;
    }
    .glyph {
      font-size: 7dvh;
    }
    :host([sprint]) .glyph {
      font-size: 10dvh;
    }
    :host([sprint]) .way {
      font-size: min(4dvh, 7.4vw);
    }
    :host([sprint]) .stop:not(.stopping) {
      font-size: min(4.6dvh, 10vw);
    }
  }
`
