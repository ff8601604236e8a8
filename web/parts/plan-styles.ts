import { css } from 'lit'

/** The plan on the ready screen. */
export const planStyles = css`
  :host {
    display: block;
  }
  .picture {
    position: relative;
    height: clamp(200px, 32dvh, 460px);
    overflow: hidden;
    border-radius: 18px 18px 0 0;
  }
  cr-step-labels {
    font-size: clamp(15px, 1.5vw, 22px);
  }
  cr-step-labels.small {
    font-size: clamp(10px, 1vw, 17px);
  }
  h2 {
    position: absolute;
    left: 0;
    top: 0;
    font-size: clamp(30px, 4.2vw, 72px);
    line-height: 1;
    font-weight: 750;
    letter-spacing: -0.02em;
  }
  h2 small {
    display: block;
    margin-top: 0.4em;
    font-size: 0.4em;
    font-weight: 500;
    letter-spacing: 0;
    color: var(--quiet);
  }
  @media (max-width: 600px) {
    cr-step-labels.small {
      display: none;
    }
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 10px 1fr auto auto;
    gap: 14px;
    align-items: center;
    padding: 10px 0;
    border-bottom: 1px solid var(--step);
  }
  i {
    align-self: stretch;
    min-height: 2.4em;
    border-radius: 4px;
    background: var(--tint);
  }
  .tint-hot i {
    background: var(--hot-fill);
  }
  .what,
  .speed {
    display: grid;
    gap: 2px;
  }
  .what span,
  .speed span {
    font-size: 0.86em;
    color: var(--quiet);
  }
  em {
    font-style: normal;
    font-weight: 500;
    color: var(--quiet);
  }
  .speed {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .speed b {
    font-size: 1.3em;
    line-height: 1.1;
  }
  .speed small {
    font-size: 0.66em;
    font-weight: 500;
    color: var(--quiet);
  }
  .edit {
    display: flex;
    gap: 6px;
    min-width: 94px;
  }
  .edit button {
    width: 44px;
    height: 44px;
    border-radius: 12px;
    background: var(--step);
    font-size: 1.3em;
    font-weight: 600;
    touch-action: manipulation;
  }
  .undo {
    margin-top: 12px;
    min-height: 44px;
    padding: 0 1em;
    border-radius: 12px;
    background: var(--step);
    font-weight: 600;
  }
`
