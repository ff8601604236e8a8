import type { MachineFacts } from '../../src/belt/event.ts'
import { scripted, type Script } from '../../src/simulator/scripts/script.ts'
import { openTreadmill } from '../../src/treadmill/ftms-treadmill.ts'
import { WHERE, WillLink, type Crescendo } from './crescendo.ts'
import { recorded } from './recorded-server.ts'

/** The same machine, connected anew to the same daemon. */
export async function reconnect(run: Crescendo, play: Script, known: Partial<MachineFacts> = {}): Promise<void> {
  const heard = recorded(
    scripted(run.machine, play, run.clock),
    () => run.clock.nowMs(),
    (what) => run.heard.push(what),
  )
  const opening = openTreadmill(new WillLink('virtual', heard, run.clock), run.clock, { simulated: true })
  await run.clock.advance(100)
  const treadmill = await opening
  const { grid, drivable } = treadmill.machine
  run.daemon.attach(treadmill, { ...WHERE, grid, drivable, ...known })
}
