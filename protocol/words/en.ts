import { askRefusals } from './en/ask-refusals.ts'
import { banners } from './en/banners.ts'
import { danger } from './en/danger.ts'
import { faults } from './en/faults.ts'
import { firstUse } from './en/first-use.ts'
import { machines } from './en/machines.ts'
import { advice, planNames, whys } from './en/plan.ts'
import { planRefusals } from './en/plan-refusals.ts'
import { panel, streamEnds } from './en/panel.ts'
import { presetNames, presets } from './en/presets.ts'
import { ready } from './en/ready.ts'
import { report } from './en/report.ts'
import { more, phases, run, signs } from './en/run.ts'
import { settings } from './en/settings.ts'
import { standing } from './en/standing.ts'
import { sayings, splitChanges, splitNotes } from './en/sayings.ts'
import { spoken } from './en/spoken.ts'
import { stretches } from './en/stretches.ts'
import { waits } from './en/waits.ts'

/** Everything that Crescendo says, in English. A second language is a second table of this type. */
export const en = {
  /** What the daemon says, by its code. */
  says: {
    ...presets,
    ...planNames,
    ...whys,
    ...advice,
    ...planRefusals,
    ...sayings,
    ...splitNotes,
    ...splitChanges,
    ...askRefusals,
    ...streamEnds,
    ...waits,
  },
  /** What is said aloud. */
  spoken,
  /** What is said at the top of the screen, by its code, with what to do. */
  banners,
  /** Why a request was not answered, by its error. */
  faults,
  presetNames,
  stretches,
  phases,
  /** What the screens say of their own. */
  panel,
  danger,
  firstUse,
  ready,
  run,
  more,
  signs,
  settings,
  standing,
  report,
  machines,
}

export type Words = typeof en
