import type { Snapshot } from '../protocol/panel/snapshot.ts'

export type ScreenName = 'ready' | 'stretch' | 'start' | 'standing' | 'run' | 'sprint' | 'report'

/** Which screen shows a snapshot. */
export function screenOf({ phase, belt, gate, plan, asks, stretch, ended, movingS }: Snapshot): ScreenName {
  if (phase.kind === 'idle') return 'ready'
  // Left before the belt moved: there is nothing to tell.
  if (ended === 'discarded' && movingS === 0) return 'ready'
  if (phase.kind === 'done') return 'report'
  if (belt === 'stopped') return 'standing'
  const waits = asks.includes('start')
  if (phase.kind === 'stretch') return waits && stretch === null ? 'start' : 'stretch'
  if (waits) return 'start'
  return phase.kind === 'finish' && plan?.finish === 'sprint' && gate === 'passed' ? 'sprint' : 'run'
}

/** Screens on which the belt is driven: no scrolling, no zoom, all four controls. */
export const isRunning = (screen: ScreenName): boolean => screen === 'run' || screen === 'sprint'

/**
 * Whether the belt moves or may be about to: then STOP is on the screen, whatever else is. A belt that nothing is known
 * of counts once there is a machine.
 */
export function mayMove({ belt, machine, measured, asks, phase }: Snapshot): boolean {
  if ((measured.speedKmh ?? 0) > 0) return true
  if (belt === 'unseen') return machine !== null
  if (belt === 'still' || belt === 'stopped')
    return asks.includes('stop') && phase.kind !== 'idle' && phase.kind !== 'done'
  return true
}
