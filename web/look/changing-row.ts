import { css } from 'lit'

/** A row under the words of Change: what is so, and the key that changes it. */
export const changingRow = css`
  .changing {
    display: flex;
    gap: 1em;
    align-items: center;
    margin-top: 1.4dvh;
    font-size: max(15px, min(2.3dvh, 1.45vw));
    line-height: 1.3;
  }
  cr-key {
    flex: none;
    height: max(48px, 6.4dvh);
    font-weight: 650;
    --key-pad: 0 1em;
    --key-radius: 12px;
  }
  p {
    color: var(--quiet);
    text-wrap: pretty;
  }
  @media (orientation: portrait) {
    .changing {
      margin: 0 0 1.6dvh;
      font-size: clamp(14px, 1.9dvh, 22px);
    }
  }
`
