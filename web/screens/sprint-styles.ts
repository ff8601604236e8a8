import { css } from 'lit'

/** Where things stand in the sprint, wide and tall. */
export const sprintStyles = css`
  :host {
    background: var(--hot);
    color: var(--on-hot);
    font-variant-numeric: tabular-nums;
  }
  .fill {
    position: absolute;
    inset: auto 0 0 0;
    height: calc(var(--done) * 100%);
    background: var(--hot-fill);
    transition: height 300ms linear;
  }
  .ticks {
    position: absolute;
    inset: 0 0 auto 0;
    display: grid;
    /* Five on each side of the digits, which they would run into. */
    grid-template-columns: repeat(5, 1fr) 58vw repeat(5, 1fr);
    gap: 0.6vw;
    padding: 0 2vw;
  }
  .ticks span:nth-child(6) {
    grid-column: 7;
  }
  .ticks span {
    height: 1dvh;
    background: var(--on-hot);
    opacity: 0.25;
  }
  .ticks .passed {
    opacity: 1;
  }
  .phase,
  .time {
    position: absolute;
    top: 3.2dvh;
    margin: 0;
    font-size: 6dvh;
    line-height: 1.1;
    font-weight: 800;
    white-space: nowrap;
  }
  .phase {
    left: 3vw;
  }
  .time {
    right: 9vw;
  }
  .metres {
    position: absolute;
    inset: 8dvh 0 auto 0;
    text-align: center;
    font-size: 50dvh;
    line-height: 1;
    font-weight: 850;
    letter-spacing: -0.03em;
  }
  .metres.long {
    font-size: min(50dvh, 30vw);
  }
  .line {
    position: absolute;
    inset: 57.5dvh 0 auto 0;
    margin: 0;
    text-align: center;
    font-size: min(5dvh, 3.6vw);
    line-height: 1.15;
    font-weight: 700;
  }
  .line i {
    font-style: normal;
  }
  .line small {
    display: block;
    margin-top: 0.2em;
    font-size: 0.66em;
    font-weight: 600;
  }
  .asked {
    padding: 0 0.35em;
    border: 3px solid currentColor;
    border-radius: 0.3em;
    font-size: 0.8em;
  }
  @media (orientation: portrait) {
    .ticks {
      grid-template-columns: repeat(5, 1fr) 68vw repeat(5, 1fr);
      padding: 0;
    }
    .phase,
    .time {
      font-size: min(4.4dvh, 7vw);
      top: 2.6dvh;
    }
    .phase {
      left: 4vw;
    }
    .time {
      right: 18vw;
    }
    .metres {
      top: 11dvh;
      font-size: min(32dvh, 46vw);
    }
    .metres.long {
      font-size: min(32dvh, 36vw);
    }
    .line {
      top: 41dvh;
      font-size: min(3.6dvh, 6.4vw);
      font-weight: 700;
    }
    .line > span {
      display: block;
    }
    .line > i {
      display: none;
    }
    .line small {
      font-size: max(14px, 0.62em);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .fill {
      transition: none;
    }
  }
`
