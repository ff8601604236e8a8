import type { Runner } from '../protocol/panel/runner.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { hasReadBeltPage } from '../protocol/runner.ts'
import type { ScreenName } from './screen-of.ts'

/** What the panel shows: the session's own screen, or what lies before the next run. */
export type PageName = ScreenName | 'first-use' | 'settings' | 'machines'

/** What somebody wants to see while no run is on. */
export interface Wanted {
  /** After a run: the next one is being planned. */
  readonly another: boolean
  readonly settings: boolean
  /** The list of treadmills, over the settings too. */
  readonly machines: boolean
}
export const NOTHING_WANTED: Wanted = { another: false, settings: false, machines: false }

/** Before the first run of a runner there is one page to read; settings and another treadmill are for a belt that rests, and nobody's run. */
export function pageOf(
  screen: ScreenName,
  { plan }: Pick<Snapshot, 'plan'>,
  runner: Runner | null,
  wanted: Wanted,
): PageName {
  if (screen !== 'ready' && !(screen === 'report' && wanted.another)) return screen
  if (wanted.machines) return 'machines'
  if (wanted.settings) return 'settings'
  return plan !== null && runner !== null && !hasReadBeltPage(runner) ? 'first-use' : 'ready'
}
