import { css, html } from 'lit'
import type { Option } from '../ready/choice-group.ts'
import '../ready/choice-group.ts'
import './row.ts'
import './switch.ts'

/** Rows with their controls, as every section of the settings has them. */

export const section = css`
  :host {
    display: block;
  }
  h2 {
    padding: 0.3em 0 0.65em;
    font-size: 0.9em;
    font-weight: 650;
    color: var(--section, var(--calm));
  }
  cr-choice-group {
    padding: 4px;
    border-radius: 14px;
    background: var(--step);
    --choice-ground: transparent;
    --choice-gap: 0px;
    --choice-high: max(44px, 2.44em);
    --choice-radius: 10px;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: 0.45em;
  }
  cr-stepper {
    grid-template-columns: max(48px, 2.9em) minmax(5.4em, 1fr) max(48px, 2.9em);
    gap: 0.3em;
    --stepper-high: max(48px, 1.93em);
    --stepper-value: 1.15em;
  }
  cr-text-field {
    width: 5.6em;
  }
  .by-plan {
    padding: 0 0.9em;
    border-radius: 12px;
    background: var(--key);
    font-size: 0.85em;
    font-weight: 600;
    min-height: max(48px, 3.4em);
  }
`

export interface Words {
  readonly title: string
  readonly says: string
}

export const switchRow = ({ title, says }: Words, on: boolean, choose: (on: boolean) => void, disabled = false) =>
  html`<cr-setting-row .title=${title} .says=${says}>
    <cr-switch
      label=${title}
      ?on=${on}
      ?disabled=${disabled}
      @choose=${({ detail }: CustomEvent<boolean>) => choose(detail)}
    ></cr-switch>
  </cr-setting-row>`

export const oneOf = <Value extends string>(
  legend: string,
  titles: Readonly<Record<Value, string>>,
  value: Value,
  choose: (value: Value) => void,
) =>
  html`<cr-choice-group
    legend=${legend}
    .value=${value}
    .options=${Object.entries<string>(titles).map(([name, title]): Option => ({ value: name, title }))}
    @choose=${({ detail }: CustomEvent<Value>) => choose(detail)}
  ></cr-choice-group>`
