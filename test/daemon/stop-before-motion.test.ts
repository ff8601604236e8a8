import { describe, expect, test } from 'vitest'
import { encodeControlPointResponse } from '../../protocol/ftms/control-point-response.ts'
import { opCodeOf } from '../../protocol/ftms/control-point.ts'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import { requestIn } from '../../src/simulator/scripts/octets.ts'
import { SCRIPTS, type ScriptName } from '../../src/simulator/scripts/every-script.ts'
import type { Script } from '../../src/simulator/scripts/script.ts'
import { crescendo } from './crescendo.ts'
import { requestsIn } from './on-the-air.ts'
import { together } from './stop-and-rest.ts'

/** STOP pressed after a start and before the belt has moved, on a machine that does not take the first Stops. */

type Failing = 'refused' | 'lost'

/** The first `times` Stops are said no to, or never heard by the machine. */
const failing =
  (times: number, how: Failing): Script =>
  ({ say }) => {
    let left = times
    return {
      write(uuid, octets) {
        const op = requestIn(uuid, octets)?.op
        if (op !== 'stop_or_pause' || left === 0) return octets
        left -= 1
        if (how === 'refused')
          say(uuid, encodeControlPointResponse({ requestOpCode: opCodeOf(op), result: 'operation_failed' }))
        return null
      },
    }
  }

const machines: ScriptName[][] = [[], ['silent-at-rest'], ['never-answers']]

describe.each<[Failing, number]>([
  ['refused', 1],
  ['refused', 5],
  ['lost', 1],
  ['lost', 5],
])('the first Stops %s, %s of them', (how, times) => {
  describe.each(machines.map((scripts) => ({ name: scripts[0] ?? 'a usual machine', scripts })))(
    '$name',
    ({ scripts }) => {
      test.each([
        [500, 100],
        [3000, 1000],
        [6000, 400],
        [6000, 2500],
      ])('a belt that sets off after %s ms, STOP %s ms into it: again as to any that moves', async (delayMs, atMs) => {
        const script = together(...scripts.map((name) => SCRIPTS[name]), failing(times, how))
        const machine = { dynamics: { ...USUAL_DYNAMICS, startDelayMs: delayMs } }
        const run = await crescendo({ script, machine })
        await run.clock.advance(3000)
        if (run.daemon.snapshot().asks.includes('belt-is-still')) expect(run.ask('belt-is-still')).toBeNull()
        expect(run.ask('start')).toBeNull()
        await run.clock.advance(atMs)
        expect(run.ask('stop')).toBeNull()

        const movedAtMs: number[] = []
        for (let i = 0; i < 250; i++) {
          await run.clock.advance(100)
          if (run.machine.state.belt.speedKmh > 0) movedAtMs.push(run.clock.nowMs())
        }
        expect(run.machine.state.belt.speedKmh).toBe(0)
        const stopsAtMs = requestsIn(run.heard).flatMap(({ what, atMs }) => (what === 'stop' ? [atMs] : []))
        // While it moves, never longer without one than a reading needs to show that the last did nothing, and its fall.
        for (const ms of movedAtMs)
          expect(Math.min(...stopsAtMs.map((stopMs) => Math.abs(ms - stopMs)))).toBeLessThanOrEqual(2000)
        run.daemon.close()
      })
    },
  )
})
