import { css } from 'lit'

/** Where things stand before a run; this screen may scroll, nothing moves. */
export const readyStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
    padding: 2.6dvh 3vw 2.6dvh;
    background: var(--ground);
    font-size: clamp(16px, 1.15vw, 22px);
    line-height: 1.35;
  }
  header {
    display: flex;
    justify-content: space-between;
    align-items: flex-start;
    gap: 16px;
    margin-bottom: 3dvh;
  }
  h1 {
    font-size: clamp(26px, 2.4vw, 46px);
    line-height: 1.05;
    font-weight: 800;
    letter-spacing: -0.02em;
  }
  h1 small {
    display: block;
    margin-top: 0.35em;
    font-size: 0.5em;
    font-weight: 500;
    letter-spacing: 0;
    color: var(--quiet);
  }
  .around {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 10px;
  }
  .machine {
    display: grid;
    align-content: center;
    min-height: 44px;
    padding: 0.5em 0.9em;
    border-radius: 99px;
    background: var(--step);
    font-weight: 600;
    font-size: 0.9em;
  }
  .down {
    background: var(--warning);
    color: var(--on-filled);
  }
  main {
    display: grid;
    grid-template-columns: minmax(320px, 30vw) 1fr;
    gap: 4vw;
    align-items: start;
  }
  cr-choices-form {
    padding-bottom: calc(19dvh + 52px);
  }
  :host([refused]) cr-choices-form {
    padding-bottom: calc(19dvh + 252px);
  }
  section {
    display: grid;
    gap: 14px;
    min-width: 0;
  }
  .advice {
    padding: 0.7em 1em;
    border-radius: 12px;
    border-left: 6px solid var(--warning);
    background: var(--step);
    font-weight: 600;
  }
  /* At BEGIN, which it dims. */
  cr-refusal {
    display: block;
    margin-bottom: 10px;
    pointer-events: auto;
  }
  /* Under the choices, where it covers none of the plan. */
  footer {
    position: fixed;
    inset: auto auto 0 3vw;
    z-index: 20;
    width: max(320px, 30vw);
    padding: 3dvh 0 2.6dvh;
    background: linear-gradient(transparent, var(--ground) 3dvh);
    pointer-events: none;
  }
  footer:has(cr-refusal) {
    background: var(--ground);
  }
  .limit {
    margin-bottom: 10px;
    font-size: 0.88em;
    font-weight: 600;
    text-wrap: balance;
  }
  .begin {
    width: 100%;
    height: 13dvh;
    font-size: min(5dvh, 24px + 0.8vw);
    font-weight: 800;
    pointer-events: auto;
    --key-ground: var(--hot);
    --key-text: var(--on-hot);
  }
  .begin small {
    margin-left: 0.5em;
    font-size: 0.5em;
    font-weight: 600;
  }
  @media (orientation: portrait), (max-width: 900px) {
    main {
      grid-template-columns: minmax(0, 1fr);
      gap: 24px;
    }
    cr-choices-form,
    :host([refused]) cr-choices-form {
      padding-bottom: 0;
    }
    :host {
      padding-bottom: calc(11dvh + 92px);
    }
    :host([refused]) {
      padding-bottom: calc(11dvh + 292px);
    }
    .around {
      flex-wrap: nowrap;
      white-space: nowrap;
      font-size: 0.88em;
    }
    footer {
      inset: auto 0 0 0;
      width: auto;
      padding: 3dvh 3vw 2dvh;
    }
    .begin {
      height: 11dvh;
    }
  }
`
