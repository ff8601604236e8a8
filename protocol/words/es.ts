import type { Words } from './en.ts'
import { askRefusals } from './es/ask-refusals.ts'
import { banners } from './es/banners.ts'
import { danger } from './es/danger.ts'
import { faults } from './es/faults.ts'
import { firstUse } from './es/first-use.ts'
import { machines } from './es/machines.ts'
import { advice, planNames, whys } from './es/plan.ts'
import { planRefusals } from './es/plan-refusals.ts'
import { panel, streamEnds } from './es/panel.ts'
import { presetNames, presets } from './es/presets.ts'
import { ready } from './es/ready.ts'
import { report } from './es/report.ts'
import { more, phases, run, signs } from './es/run.ts'
import { settings } from './es/settings.ts'
import { standing } from './es/standing.ts'
import { sayings, splitChanges, splitNotes } from './es/sayings.ts'
import { spoken } from './es/spoken.ts'
import { stretches } from './es/stretches.ts'
import { waits } from './es/waits.ts'

/** Everything that Crescendo says, in Spanish. */
export const es: Words = {
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
  /** What is said at the top of the screen, by its code, with what to do. */
  spoken,
  banners,
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
