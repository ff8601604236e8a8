import { css } from 'lit'

/** The screens on which the belt stands and may be set going: words upper left, one long press below. */
export const standingStyles = css`
  :host {
    position: absolute;
    inset: 0;
    overflow: hidden;
    background: var(--ground);
  }
  .phase {
    position: absolute;
    left: 3vw;
    top: 3.6dvh;
    font-size: min(5dvh, 3.4vw);
    line-height: 1.1;
    font-weight: 700;
    color: var(--calm);
  }
  .title {
    position: absolute;
    left: 3vw;
    top: 12dvh;
    max-width: 66vw;
    font-size: min(13dvh, 8vw);
    line-height: 1.02;
    font-weight: 750;
    letter-spacing: -0.02em;
  }
  .second {
    position: absolute;
    left: 3vw;
    font-variant-numeric: tabular-nums;
    top: 29dvh;
    max-width: 47vw;
    font-size: 3.6dvh;
    line-height: 1.3;
  }
  .keys {
    position: absolute;
    inset: auto 2vw 2dvh 22vw;
    height: 13dvh;
    display: flex;
    gap: 2vw;
    font-size: min(4.6dvh, 3vw);
    font-weight: 700;
  }
  .keys.whole {
    left: 2vw;
  }
  .keys #go {
    flex: 3;
    --key-ground: var(--hot);
    --key-text: var(--on-hot);
  }
  .keys cr-key,
  .keys .discard {
    flex: 1;
    font-size: 0.8em;
  }
  .keys .discard {
    --key-ground: var(--key);
    --key-text: var(--text);
  }
  @media (orientation: portrait) {
    .phase {
      left: 4vw;
      top: 2dvh;
      font-size: min(3.2dvh, 5.5vw);
    }
    .title {
      left: 4vw;
      top: 7dvh;
      max-width: 92vw;
      font-size: min(7dvh, 12vw);
    }
    .second {
      left: 4vw;
      top: 17dvh;
      max-width: 66vw;
      font-size: max(17px, 2.4dvh);
    }
    .keys,
    .keys.whole {
      inset: auto 3vw 3dvh 3vw;
      height: 25dvh;
      flex-wrap: wrap;
      gap: 2dvh 3vw;
      font-size: min(3.4dvh, 6.2vw);
    }
    .keys #go {
      flex: 1 0 100%;
      height: 11dvh;
    }
    .keys cr-key,
    .keys .discard {
      height: 12dvh;
    }
    /* STOP has its corner. */
    .keys:not(.whole) #go + *,
    .keys:not(.whole) > :first-child:not(#go) {
      margin-left: 41vw;
    }
  }
`
