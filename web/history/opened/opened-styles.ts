import { css } from 'lit'

/** How the page of a run is laid out. */
export const openedStyles = css`
  :host {
    display: block;
    padding-bottom: 2em;
  }
  .below {
    display: grid;
    grid-template: auto 1fr / minmax(0, 1fr) 20.5em;
    gap: 0.9em 2.7em;
    padding: 0.6em 2.5vw 0;
  }
  cr-run-splits {
    grid-area: 1 / 1 / 3;
  }
  cr-opened-legend,
  .side {
    grid-column: 2;
  }
  .side {
    display: grid;
    align-content: start;
    gap: 1.1em;
  }
  .side > * + * {
    border-top: 1px solid var(--line);
    padding-top: 0.9em;
  }
  /* Beside its question there is room for one effort alone. */
  cr-how-hard {
    --scale: none;
    height: 6.2em;
  }
  .side > cr-run-note,
  .side > cr-save-as {
    margin: 0;
    border: 0;
    padding: 0;
    font-size: 1em;
  }
  .figures {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.3em 1.2em;
    color: var(--quiet);
    font-variant-numeric: tabular-nums;
  }
  .figures b {
    color: var(--text);
    font-weight: 750;
  }
  .none,
  .refused {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 1em;
    padding: 1.5em 2.5vw;
  }
  .refused {
    background: var(--warning);
    color: var(--on-filled);
    padding-block: 0.7em;
  }
  .none cr-key,
  .refused cr-key {
    height: max(48px, 3.1em);
    font-weight: 650;
  }
  @media (max-width: 999px), (orientation: portrait) {
    .below {
      display: flex;
      flex-direction: column;
      padding-inline: 4vw;
    }
    .none,
    .refused {
      padding-inline: 4vw;
    }
  }
`
