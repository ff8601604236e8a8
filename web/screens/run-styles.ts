import { css } from 'lit'

/** Where things stand on the run screen, wide and tall. */
export const runStyles = css`
  .phase {
    color: var(--tint);
    white-space: nowrap;
  }
  cr-hero {
    position: absolute;
    left: 2.8vw;
    top: 8dvh;
  }
  .line,
  .second,
  .heart {
    position: absolute;
    font-variant-numeric: tabular-nums;
    left: 3vw;
    max-width: 47vw;
    font-size: 3.6dvh;
    line-height: 1.2;
    margin: 0;
  }
  .line {
    top: 42.6dvh;
    white-space: nowrap;
  }
  .second {
    top: 48dvh;
    color: var(--text);
  }
  .off {
    font-weight: 800;
  }
  .asked {
    padding: 0 0.35em;
    border: 2px solid currentColor;
    border-radius: 0.3em;
    font-size: 0.86em;
  }
  .heart {
    left: 60vw;
    top: 4dvh;
    margin: 0;
    font-size: 3.6dvh;
    line-height: 1.2;
    font-weight: 600;
  }
  :host([covered]) .heart {
    top: 10dvh;
  }
  @media (orientation: portrait) {
    cr-hero {
      left: 3.6vw;
      top: 6.3dvh;
    }
    .line,
    .second {
      left: 4vw;
      font-size: max(17px, 2.4dvh);
      max-width: 92vw;
    }
    .line {
      top: 25.6dvh;
    }
    .second {
      top: 28.9dvh;
    }
    .words {
      max-width: 66vw;
    }
    .heart,
    :host([covered]) .heart {
      left: 4vw;
      top: 38.6dvh;
      font-size: max(17px, 2.8dvh);
    }
    .spare {
      display: none;
    }
  }
`
