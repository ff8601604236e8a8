import { css } from 'lit'

/** Where things stand after the run; this screen may scroll, the belt stands. */
export const reportStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
    padding-bottom: 18dvh;
    background: var(--ground);
  }
  .picture {
    position: relative;
    height: 46dvh;
  }
  .picture cr-step-labels {
    font-size: 2.2dvh;
  }
  h1 {
    position: absolute;
    left: 3vw;
    top: 4dvh;
    max-width: 66vw;
    font-size: min(8.4dvh, 5vw);
    line-height: 1.04;
    font-weight: 750;
    letter-spacing: -0.02em;
    text-wrap: balance;
  }
  .total {
    font-variant-numeric: tabular-nums;
    position: absolute;
    left: 3vw;
    top: 24dvh;
    font-size: max(18px, 3.6dvh);
    font-weight: 600;
  }
  .nothing {
    padding: 4dvh 3vw;
    font-size: max(18px, 3dvh);
  }
  table {
    width: calc(100% - 6vw);
    max-width: 1400px;
    margin: 2.4dvh 3vw 0;
    border-collapse: collapse;
    font-size: max(15px, min(2.5dvh, 1.7vw));
  }
  th,
  td {
    padding: 0.5em 0.4em;
    font-variant-numeric: tabular-nums;
    text-align: right;
    font-weight: 500;
    white-space: nowrap;
    border-bottom: 1px solid var(--step);
  }
  thead th {
    color: var(--quiet);
    font-size: 0.82em;
  }
  th:first-child {
    /* Tabular figures would set a hyphen apart. */
    font-variant-numeric: normal;
    text-align: left;
    font-weight: 650;
    white-space: normal;
  }
  .pace {
    font-weight: 750;
  }
  small {
    display: block;
    font-weight: 400;
    color: var(--quiet);
  }
  i {
    display: inline-block;
    width: 0.7em;
    height: 0.7em;
    margin-right: 0.5em;
    border-radius: 0.15em;
    background: var(--tint);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .keys {
    position: fixed;
    inset: auto 0 0 0;
    z-index: 20;
    display: flex;
    justify-content: flex-end;
    gap: 2vw;
    padding: 1.6dvh 2vw 2dvh;
    background: var(--ground);
  }
  cr-key {
    height: 11dvh;
    width: 24vw;
    font-size: min(3.6dvh, 2.6vw);
    font-weight: 700;
  }
  .main {
    --key-ground: var(--text);
    --key-text: var(--ground);
  }
  @media (orientation: portrait) {
    .picture {
      height: 34dvh;
    }
    .picture cr-step-labels {
      font-size: max(13px, 1.7dvh);
    }
    h1 {
      left: 4vw;
      max-width: 64vw;
      font-size: min(5dvh, 8vw);
      top: 2dvh;
    }
    .total {
      font-variant-numeric: tabular-nums;
      left: 4vw;
      top: 14dvh;
      font-size: 18px;
    }
    table {
      width: calc(100% - 6vw);
      font-size: clamp(14px, 2.4vw, 20px);
    }
    th,
    td {
      padding: 0.6em 0.2em;
    }
    .planned {
      display: none;
    }
    cr-key {
      width: 45vw;
      flex: 1;
      font-size: min(2.6dvh, 4.6vw);
    }
  }
`
