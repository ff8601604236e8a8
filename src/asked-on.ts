import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Ask } from '../protocol/panel/asks.ts'
import type { ChosenPlan } from './chosen-plan.ts'
import type { Daemon } from './daemon.ts'
import { beginsRun } from './session/asks/asks.ts'

/** What a person asks: a run begins by what was measured of its belt since its plan was taken. */
export function askedOn(
  daemon: Pick<Daemon, 'ask'>,
  plans: Pick<ChosenPlan, 'leaveReport'>,
  ask: Ask,
): AskRefusal | null {
  if (beginsRun(ask.ask)) plans.leaveReport()
  return daemon.ask(ask)
}
