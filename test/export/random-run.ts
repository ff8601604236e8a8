import fc from 'fast-check'
import type { Crescendo } from '../daemon/crescendo.ts'
import { ran, type Ended } from './ended.ts'

const ASKS = ['slower', 'faster', 'hold', 'resume-plan', 'ease-off', 'next', 'go', 'cool-down', 'stop'] as const
const moves = fc.array(fc.record({ ask: fc.constantFrom(...ASKS), s: fc.constantFrom(0.3, 4, 11.5, 40) }), {
  minLength: 2,
  maxLength: 7,
})
const settings = fc.record({
  beltFactor: fc.constantFrom(1, 1, 0.93, 1.04),
  bpm: fc.constantFrom(null, 61, 142, 213),
  ends: fc.boolean(),
})

async function play(on: Crescendo, story: readonly { ask: (typeof ASKS)[number]; s: number }[], ends: boolean) {
  for (const { ask, s } of story) {
    on.ask(ask)
    await on.clock.advance(s * 1000)
    if (ask !== 'stop') continue
    await on.until('it to stand', ({ belt }) => belt === 'stopped' || belt === 'still', 60)
    on.ask('resume')
    await on.clock.advance(6000)
  }
  if (!ends) return
  on.ask('stop')
  await on.until('it to stand', ({ belt }) => belt === 'stopped' || belt === 'still', 60)
  on.ask('end')
}

/** A run on the virtual treadmill, with whatever its runner asks for on the way: run by being called. */
export const randomRun: fc.Arbitrary<() => Promise<Ended>> = fc.tuple(moves, settings).map(
  ([story, { beltFactor, bpm, ends }]) =>
    () =>
      ran({ beltFactor }, async (on) => {
        on.daemon.told({ kind: 'heart-rate', bpm })
        await play(on, story, ends)
      }),
)
