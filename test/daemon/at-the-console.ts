import type { MachineConsole } from '../../src/simulator/machine-console.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import type { Crescendo } from './crescendo.ts'

/** A runner in guide mode, who presses the treadmill's own keys as they are told: ten times a second at most. */
function obliges(console: MachineConsole, { belt, targetKmh, measured }: Snapshot): void {
  if (belt === 'starting') console.pressStart()
  if (belt === 'stopping') console.pressStop()
  const kmh = measured.speedKmh
  if (belt !== 'moving' || targetKmh === null || kmh === null || kmh < 0.9) return
  if (kmh < targetKmh - 0.09) console.pressFaster()
  if (kmh > targetKmh + 0.09) console.pressSlower()
}

/** Plays on with such a runner until it holds. */
export const obligesUntil = (run: Crescendo, what: string, holds: (snapshot: Snapshot) => boolean): Promise<Snapshot> =>
  run.until(what, (snapshot) => {
    obliges(run.machine.console, snapshot)
    return holds(snapshot)
  })
