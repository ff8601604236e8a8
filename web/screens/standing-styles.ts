import { css } from 'lit'

/** The screens on which the belt stands and may be set going: words upper left, one long press below. */
export const standingStyles = css`
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
  .limit {
    display: block;
    margin-top: 0.5em;
    font-weight: 650;
    text-wrap: balance;
  }
  .keys {
    font-size: min(4.6dvh, 3vw);
  }
  .keys .go {
    flex: 3;
  }
  .keys cr-key,
  .keys .discard {
    flex: 1;
    font-size: 0.8em;
  }
  @media (orientation: portrait) {
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
    .keys {
      height: 25dvh;
      flex-wrap: wrap;
      gap: 2dvh 3vw;
      font-size: min(3.4dvh, 6.2vw);
    }
    .keys .go {
      flex: 1 0 100%;
      height: 11dvh;
    }
    .keys cr-key,
    .keys .discard {
      height: 12dvh;
    }
    /* STOP has its corner. */
    .keys:not(.whole) .go + *,
    .keys:not(.whole) > :first-child:not(.go) {
      margin-left: 41vw;
    }
  }
`
