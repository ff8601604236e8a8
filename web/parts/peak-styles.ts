import { css } from 'lit'

/** Where the words in the peak stand, wide and tall; its place is that of the staircase. */
export const peakStyles = css`
  :host {
    position: absolute;
    left: 76vw;
    width: 17.65vw;
    inset-block: 0;
    pointer-events: none;
    --room: 15.9vw;
    --edge: 0.8vw;
  }
  /* The measured line rises at the left of a peak that was run. */
  :host([filled]) {
    --room: 12.6vw;
    --edge: 4vw;
  }
  .layer {
    position: absolute;
    inset: calc(var(--top) * 1dvh) 0 17dvh 0;
    padding: 3dvh 0 0 var(--edge);
    overflow: hidden;
    color: var(--text);
  }
  .hot,
  :host([filled]) .layer {
    color: var(--on-hot);
  }
  :host([filled]) .title,
  .hot .title,
  .hot .quiet,
  :host([filled]) .quiet {
    color: var(--on-hot);
  }
  .hot {
    background: var(--hot);
    clip-path: inset(0 0 calc(100% - var(--cover) * 100%) 0);
    transition: clip-path 1s linear;
  }
  .title {
    font-size: min(4dvh, 2.45vw);
    line-height: 1.15;
    font-weight: 750;
    color: var(--hot);
    letter-spacing: 0.01em;
  }
  .first,
  .second {
    font-variant-numeric: tabular-nums;
    font-weight: 750;
    line-height: 1.1;
    letter-spacing: -0.015em;
    font-size: min(10dvh, calc(var(--room) / var(--ems)));
  }
  .unit {
    font-size: 4dvh;
    line-height: 1.1;
    font-weight: 600;
  }
  .second {
    font-size: min(8dvh, calc(var(--room) / var(--ems)));
    margin-top: 1.6dvh;
  }
  .quiet {
    margin-top: 2.6dvh;
    font-size: 3.6dvh;
    line-height: 1.2;
    font-weight: 600;
    color: var(--quiet);
    max-width: var(--room);
  }
  @media (orientation: portrait) {
    :host {
      left: 72vw;
      width: 21.5vw;
      --room: 18.4vw;
      --edge: 1.6vw;
    }
    :host([filled]) {
      --room: 15vw;
      --edge: 5vw;
    }
    .layer {
      inset: calc(var(--top) * 1dvh) 0 30dvh 0;
      padding-top: 1.6dvh;
    }
    .title {
      font-size: min(2.4dvh, 3.9vw);
    }
    .first {
      font-size: min(5dvh, calc(var(--room) / var(--ems)));
      margin-top: 0.6dvh;
    }
    .unit {
      font-size: max(14px, 1.9dvh);
    }
    .second {
      font-size: min(4.6dvh, calc(var(--room) / var(--ems)));
      margin-top: 0.6dvh;
    }
    .quiet {
      margin-top: 0.8dvh;
      font-size: max(13px, 1.7dvh);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .hot {
      transition: none;
    }
  }
`
