import { css } from 'lit'

/** Where things stand on the stretch screen, wide and tall. */
export const stretchStyles = css`
  .phase,
  .belt {
    position: absolute;
    top: 3.6dvh;
    font-size: min(4.4dvh, 3.2vw);
    line-height: 1.1;
    font-weight: 700;
  }
  .phase {
    left: 3vw;
    color: var(--calm);
  }
  .belt {
    right: 3vw;
    font-weight: 600;
  }
  .countdown {
    position: absolute;
    left: 36vw;
    right: 30vw;
    top: 3.6dvh;
    font-size: min(4dvh, 2.2vw);
    line-height: 1.2;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    text-align: center;
    white-space: nowrap;
  }
  .card {
    position: absolute;
    inset: 11dvh 3vw 28dvh 3vw;
    display: grid;
    grid-template-columns: 38vw 1fr;
    gap: 3vw;
    align-items: center;
  }
  .count {
    text-align: center;
  }
  .seconds {
    font-variant-numeric: tabular-nums;
    font-size: min(46dvh, 28vw);
    line-height: 0.95;
    font-weight: 500;
    letter-spacing: -0.03em;
    color: var(--calm);
  }
  .waits {
    opacity: 0.6;
  }
  .side {
    min-height: 1.2em;
    font-size: 4.6dvh;
    line-height: 1.2;
    font-weight: 750;
  }
  h1 {
    font-size: min(9dvh, 5.4vw);
    line-height: 1.04;
    text-wrap: balance;
    font-weight: 750;
    letter-spacing: -0.02em;
  }
  .words p {
    margin-top: 2.4dvh;
    font-size: 4.2dvh;
    line-height: 1.3;
  }
  .dots {
    display: flex;
    gap: 1.6dvh;
    margin-top: 4dvh;
  }
  i {
    width: 2dvh;
    height: 2dvh;
    border-radius: 50%;
    background: var(--line);
  }
  .past {
    background: var(--calm);
  }
  .on {
    background: var(--text);
    outline: 0.5dvh solid var(--text);
    outline-offset: 0.4dvh;
  }
  /* On the baseline of the run, over the row that is STOP's there too. */
  .band {
    position: absolute;
    inset: auto 0 17dvh 0;
    height: 10dvh;
  }
  .keys {
    font-size: min(3.8dvh, 2.6vw);
  }
  .row {
    display: contents;
  }
  .keys cr-key,
  .keys .discard {
    flex: 1 1 auto;
    font-size: 0.84em;
    white-space: nowrap;
  }
  .keys #go {
    flex: 3 1 auto;
    white-space: nowrap;
  }
  .keys .discard {
    flex: 1 1 6em;
    white-space: normal;
  }
  @media (orientation: portrait) {
    .phase {
      left: 4vw;
    }
    .phase,
    .belt {
      font-size: min(2.6dvh, 4.1vw);
      top: 2.4dvh;
    }
    .belt {
      right: 4vw;
    }
    .countdown {
      left: 4vw;
      right: 4vw;
      top: 5.8dvh;
      font-size: min(2.4dvh, 4.1vw);
      text-align: left;
    }
    .card {
      inset: 9dvh 4vw 45dvh 4vw;
      grid-template-columns: 1fr;
      gap: 0;
      align-content: space-evenly;
    }
    .seconds {
      font-variant-numeric: tabular-nums;
      font-size: min(19dvh, 42vw);
    }
    .side {
      font-size: 3.4dvh;
    }
    h1 {
      font-size: min(5.4dvh, 8.6vw);
    }
    .words p {
      margin-top: 1.4dvh;
      font-size: max(18px, 2.6dvh);
    }
    .dots {
      margin-top: 2dvh;
    }
    .band {
      bottom: 37.5dvh;
      height: 6dvh;
    }
    .keys {
      height: auto;
      flex-direction: column;
      gap: 1.6dvh;
      font-size: min(2.8dvh, 5vw);
    }
    .row {
      display: flex;
      gap: 3vw;
    }
    .row cr-key,
    .row .discard {
      flex: 1;
      height: 8.4dvh;
    }
    .keys #go {
      flex: none;
      height: 9dvh;
    }
    .leaving,
    .leaving cr-key,
    .leaving .discard {
      height: 12dvh;
    }
    /* STOP has its corner. */
    .keys:not(.whole) .leaving {
      margin-left: 41vw;
    }
  }
`
