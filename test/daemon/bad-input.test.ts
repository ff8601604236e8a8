import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draws } from '../draws.ts'
import { octetsBy } from '../octets-by.ts'
import { expectAsSchema } from '../snapshot-schema.ts'
import { crescendo } from './crescendo.ts'
import { SHORT_PLAN } from './short-plan.ts'

/** A machine that says what nobody understands, in a run: the daemon goes on, and the screen says what is wrong. */

test('of packets that break off at once the last good speed ages, it is said, and it is over with the next good one', async () => {
  let breaksOff = false
  const run = await crescendo({
    choices: SHORT_PLAN,
    script: () => ({ value: (uuid, octets) => (breaksOff && uuid === '2ACD' ? octets.subarray(0, 1) : octets) }),
  })
  const { measured } = await run.underWay()
  breaksOff = true
  await run.clock.advance(4000)
  const unread = run.daemon.snapshot()
  expect(unread.measured.speedKmh).toBe(measured.speedKmh)
  expect(unread.measured.ageMs).toBeGreaterThan(3500)
  expect(unread.banners.map(({ code }) => code)).toEqual(['telemetry-stale'])
  breaksOff = false
  await run.clock.advance(1500)
  expect(run.daemon.snapshot().banners).toEqual([])
  expect(run.daemon.snapshot().measured.ageMs).toBeLessThan(1500)
})

test('whatever octets come for half a minute, the daemon goes on, what it shows can be, and STOP goes out', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      const octets = octetsBy(seed)
      let isMad = false
      const run = await crescendo({
        choices: SHORT_PLAN,
        script: () => ({ value: (_uuid, sane) => (isMad ? octets() : sane) }),
      })
      await run.underWay()
      isMad = true
      for (let s = 0; s < 30; s++) {
        await run.clock.advance(1000)
        expectAsSchema(run.daemon.snapshot())
      }
      isMad = false
      // Octets that happen to prove rest keep a Stop back: pressed once the belt is seen again.
      await run.clock.advance(3000)
      expect(run.ask('stop')).toBeNull()
      await run.clock.advance(40_000)
      expect(run.machine.state.belt.speedKmh).toBe(0)
      expectAsSchema(run.daemon.snapshot())
    }),
    { numRuns: draws(1) },
  )
})
