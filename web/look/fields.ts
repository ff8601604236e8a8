import { css } from 'lit'

/** Fields of a form. */
export const fields = css`
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }
  cr-text-field {
    flex: 1 1 7em;
    font-size: 1em;
  }
  label {
    flex: 1 1 7em;
    display: grid;
    gap: 0.4em;
    color: var(--quiet);
    font-size: 0.88em;
  }
  label.wide {
    flex-basis: 100%;
  }
  select,
  input,
  output {
    width: 100%;
    min-width: 0;
    min-height: 46px;
    padding: 0 0.8em;
    border: 2px solid transparent;
    border-radius: 12px;
    background: var(--key);
    color: var(--text);
    font: inherit;
    font-size: 1.136em;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  output {
    display: grid;
    align-content: center;
  }
  select:focus-visible,
  input:focus-visible {
    outline: 3px solid var(--calm);
    outline-offset: 1px;
  }
  [aria-invalid='true'] {
    border-color: var(--warning);
  }
`
