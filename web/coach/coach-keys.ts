import { css } from 'lit'

/** A key of the coach's page. */
export const coachKeys = css`
  cr-key {
    flex: none;
    height: max(48px, 2.9em);
    font-weight: 650;
    --key-pad: 0.2em 1.1em;
    --key-radius: 0.7em;
  }
`
