import type { Runner } from '../protocol/panel/runner.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { hasReadBeltPage } from '../protocol/runner.ts'
import type { ScreenName } from './screen-of.ts'

/** What the panel shows: the session's own screen, or what lies before the next run. */
export type PageName = ScreenName | 'first-use' | 'settings' | 'machines' | 'meeting'

/** What somebody wants to see while no run is on. */
export interface Wanted {
  /** After a run: the next one is being planned. */
  readonly another: boolean
  readonly settings: boolean
  /** The list of treadmills, over the settings too. */
  readonly machines: boolean
  /** The first meeting with the treadmill, or what is known of it. */
  readonly meeting: boolean
}
export const NOTHING_WANTED: Wanted = { another: false, settings: false, machines: false, meeting: false }

/** Before the first run of a runner there is one page to read; settings and another treadmill are for a belt that rests, and nobody's run. */
export function pageOf(
  screen: ScreenName,
  { plan }: Pick<Snapshot, 'plan'>,
  runner: Runner | null,
  wanted: Wanted,
): PageName {
  const { meeting } = wanted
  // Of a meeting the page shows all that is to be seen while it is on, too.
  if (screen !== 'ready' && !(screen === 'report' && wanted.another)) return meeting ? 'meeting' : screen
  if (wanted.machines) return 'machines'
  if (wanted.settings) return 'settings'
  if (plan !== null && runner !== null && !hasReadBeltPage(runner)) return 'first-use'
  return meeting ? 'meeting' : 'ready'
}
