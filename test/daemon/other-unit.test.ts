import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import { kmhFromMph, mphFromKmh } from '../../protocol/units.ts'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import { reactsLate } from '../../src/simulator/scripts/reacts-late.ts'
import type { Script } from '../../src/simulator/scripts/script.ts'
import { SCRIPTS } from '../../src/simulator/scripts/every-script.ts'
import { draws } from '../draws.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { reconnect } from './reconnect.ts'

/**
 * Rule 9 on machines that take their orders in miles, whatever is pressed, however slowly and late they go and however often
 * they are read: no order that goes out before one has passed the check is above the check itself, or leads, in the other
 * unit, above what is measured. So until it is stopped such a belt runs at most at 1.61 × the check, or at what a hand set.
 */

const SCRIPT_NAMES = ['mph-target', 'everything-in-mph', 'everything-in-mph-without-distance'] as const

type Move =
  | { readonly kind: 'ask'; readonly ask: PlainAskKind | 'slower' | 'faster' }
  | { readonly kind: 'wait'; readonly s: number }
  /** A hand on the console, so many of its steps up or down. */
  | { readonly kind: 'console'; readonly steps: number }
  | { readonly kind: 'drop'; readonly forS: number }
  /** The runner reads the display. */
  | { readonly kind: 'tell' }

const ASKS = [
  'slower',
  'slower',
  'slower',
  'faster',
  'ease-off',
  'hold',
  'next',
  'go',
  'resume-plan',
  'walk-now',
] as const

const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ASKS).map((ask): Move => ({ kind: 'ask', ask })) },
  { weight: 6, arbitrary: fc.constantFrom(0.2, 0.5, 1, 2, 5, 12, 30).map((s): Move => ({ kind: 'wait', s })) },
  { weight: 1, arbitrary: fc.integer({ min: -30, max: 60 }).map((steps): Move => ({ kind: 'console', steps })) },
  { weight: 1, arbitrary: fc.constantFrom(1, 6).map((forS): Move => ({ kind: 'drop', forS })) },
  { weight: 2, arbitrary: fc.constant<Move>({ kind: 'tell' }) },
)

const stories = fc.record({
  script: fc.constantFrom(...SCRIPT_NAMES),
  upKmhPerS: fc.double({ min: 0.05, max: 2, noNaN: true }),
  downKmhPerS: fc.double({ min: 0.05, max: 2, noNaN: true }),
  periodMs: fc.constantFrom(250, 500, 1000, 2000),
  /** How long after an order the machine does something, s. */
  lagS: fc.constantFrom(0, 0, 1.4, 4, 7),
  startedS: fc.constantFrom(0, 2, 4, 8, 20),
  moves: fc.array(move, { minLength: 6, maxLength: 30 }),
})
type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never

/** The first order is 1.8: what a machine makes of it that takes it for miles. */
const CHECK_IN_MILES_KMH = kmhFromMph(1.8)

async function played({ script, upKmhPerS, downKmhPerS, periodMs, lagS, startedS, moves }: Story) {
  const play = late(SCRIPTS[script], lagS)
  const machine = { periodMs, dynamics: { ...USUAL_DYNAMICS, upKmhPerS, downKmhPerS } }
  const run = await crescendo({ simulated: false, script: play, machine })
  let byHandKmh = 0
  /** By how much the belt was faster than the rule allows, at most, km/h. */
  let aboveKmh = 0
  run.clock.every(100, () => {
    const mostKmh = Math.max(CHECK_IN_MILES_KMH, byHandKmh)
    aboveKmh = Math.max(aboveKmh, run.machine.state.belt.speedKmh - mostKmh)
  })
  await run.until('standstill', ({ belt }) => belt === 'still', 10)
  expect([run.ask('begin'), run.ask('skip-all'), run.ask('start')]).toEqual([null, null, null])
  await run.clock.advance(startedS * 1000)
  for (const step of moves) {
    switch (step.kind) {
      case 'ask':
        run.ask(step.ask)
        break
      case 'wait':
        await run.clock.advance(step.s * 1000)
        break
      case 'console': {
        const { console } = run.machine
        const press = step.steps > 0 ? 'pressFaster' : 'pressSlower'
        for (let i = 0; i < Math.abs(step.steps); i++) console[press]()
        byHandKmh = Math.max(byHandKmh, run.machine.state.targetKmh)
        break
      }
      case 'drop':
        run.machine.dropClients('out of reach')
        await run.clock.advance(step.forS * 1000)
        await reconnect(run, play, { simulated: false, limits: {} })
        break
      case 'tell':
        tell(run)
    }
  }
  return { run, byHandKmh, aboveKmh }
}

/** The script, on a machine that does everything so much later. */
function late(script: Script, lagS: number): Script {
  if (lagS === 0) return script
  return (stage) => {
    const { write, value } = script(stage)
    const after = reactsLate(lagS * 1000)(stage)
    const taken = (uuid: string, octets: Uint8Array): Uint8Array => write?.(uuid, octets) ?? octets
    return { write: (uuid, octets) => after.write?.(uuid, taken(uuid, octets)) ?? null, ...(value && { value }) }
  }
}

/** What its display shows, in miles. */
function tell(run: Crescendo): void {
  const speed = Math.round(mphFromKmh(run.machine.state.belt.speedKmh) * 10) / 10
  run.daemon.ask({ id: `tells-${run.clock.nowMs()}`, ask: 'console-says', speed, unit: 'mph' })
}

/** A belt that runs at the order already, and goes on to 1.6 × of it long after: being there tells nothing of the unit. */
const THERE_BEFORE: Story = {
  script: 'mph-target',
  upKmhPerS: 0.8,
  downKmhPerS: 1,
  periodMs: 250,
  lagS: 7,
  startedS: 0,
  moves: [
    { kind: 'ask', ask: 'hold' },
    { kind: 'wait', s: 12 },
    { kind: 'wait', s: 2 },
    { kind: 'tell' },
    ...Array.from({ length: 12 }, (): Move[] => [
      { kind: 'ask', ask: 'resume-plan' },
      { kind: 'wait', s: 12 },
    ]).flat(),
  ],
}

test('whatever is pressed, a machine that takes miles runs no faster than its first order, or than a hand has set it', async () => {
  const reached = { said: 0, hands: 0 }
  await fc.assert(
    fc.asyncProperty(stories, async (story) => {
      const { run, byHandKmh, aboveKmh } = await played(story)
      expect(aboveKmh).toBeLessThan(0.06)
      const { banners } = run.daemon.snapshot()
      if (byHandKmh > CHECK_IN_MILES_KMH) reached.hands++
      if (banners.some(({ code }) => code === 'wrong-unit')) reached.said++
      run.daemon.close()
    }),
    { numRuns: draws(25), examples: [[THERE_BEFORE]] },
  )
  expect(reached.said).toBeGreaterThan(3)
  expect(reached.hands).toBeGreaterThan(1)
})
