import { html, nothing } from 'lit'
import type { RunListed } from '../../../protocol/panel/run-list.ts'
import { clock } from '../../format.ts'
import { dayOf } from '../dates.ts'
import { historyWords } from '../words.ts'

/** The earlier runs of the same plan, to choose the one that a run is compared with. @param choose its id, or null for none */
export function compareWith(others: readonly RunListed[], other: string | null, choose: (id: string | null) => void) {
  const own = historyWords()
  if (others.length === 0) return nothing
  const chosen = (event: Event): void => choose((event.target as HTMLSelectElement).value || null)
  return html`<select aria-label=${own.compare} @change=${chosen}>
    <option value="" ?selected=${other === null}>${other === null ? own.compareShort : own.compareNone}</option>
    ${others.map(
      ({ id, startedAt, movingS }) =>
        html`<option value=${id} ?selected=${id === other}>${dayOf(startedAt)} · ${clock(movingS)}</option>`,
    )}
  </select>`
}
