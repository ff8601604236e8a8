import { html } from 'lit'
import type { RunOpened } from '../../../protocol/panel/run-opened.ts'
import { vars } from '../../look/vars.ts'
import { feltSaid } from '../../report/felt-said.ts'
import { unitFor } from '../gained.ts'
import { isWalked, shortTold } from '../run-words.ts'
import { partName } from './part-name.ts'

/** Below the splits of a run: what became of its hidden pace. */
export const feltLines = (run: RunOpened) =>
  feltSaid(
    run.splits,
    run.plan,
    (split) => partName(split, run),
    (kmh) => shortTold(kmh, unitFor(run), isWalked(run)),
  ).map((line) => html`<p class="quiet" ${vars({ 'padding-top': '0.7em' })}>${line}</p>`)
