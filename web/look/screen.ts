import { css } from 'lit'

/** A screen lies over the whole page; nothing of it scrolls. */
export const screen = css`
  :host {
    position: absolute;
    inset: 0;
    overflow: hidden;
    background: var(--ground);
  }
`

/** Upper left: which phase it is. */
export const phaseTitle = css`
  .phase {
    position: absolute;
    left: 3vw;
    top: 3.6dvh;
    font-size: min(5dvh, 3.4vw);
    line-height: 1.1;
    font-weight: 700;
    color: var(--calm);
  }
  @media (orientation: portrait) {
    .phase {
      left: 4vw;
      top: 2dvh;
      font-size: min(3.2dvh, 5.5vw);
    }
  }
`

/** The lowest row, while the belt stands: beside STOP, or `whole` where there is none. */
export const keyRow = css`
  .keys {
    position: absolute;
    inset: auto 2vw 2dvh 22vw;
    height: 13dvh;
    display: flex;
    gap: 2vw;
    font-weight: 700;
  }
  .keys.whole {
    left: 2vw;
  }
  .keys .go {
    --key-ground: var(--hot);
    --key-text: var(--on-hot);
  }
  .keys .discard {
    --key-ground: var(--key);
    --key-text: var(--text);
  }
  @media (orientation: portrait) {
    .keys,
    .keys.whole {
      inset: auto 3vw 3dvh 3vw;
    }
    /* STOP has its corner. */
    .keys:not(.whole) .leaving {
      margin-left: 41vw;
    }
  }
  /* Two of them beside STOP leave no room for a ring beside words. */
  @media (orientation: portrait) and (max-width: 480px) {
    .leaving {
      --long-press-flow: column;
      --long-press-gap: 0.25em;
      --long-press-pad: 0.3em;
    }
  }
`
