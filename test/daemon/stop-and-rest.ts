import { expect } from 'vitest'
import type { MachineOptions } from '../../src/simulator/machine-options.ts'
import { USUAL_DYNAMICS } from '../../src/simulator/belt.ts'
import { SCRIPTS, type ScriptName } from '../../src/simulator/scripts/every-script.ts'
import type { Acts, Script } from '../../src/simulator/scripts/script.ts'
import { crescendo, type Crescendo } from './crescendo.ts'
import { countIn } from './on-the-air.ts'

/**
 * A table of belts and of ways to stop them (governor, rule 1), played whole: daemon, treadmill, octets, machine. What
 * goes on the air is counted from the moment that something is done to a belt in the state its row names.
 */

export interface Row {
  readonly scripts?: readonly ScriptName[]
  readonly machine?: Partial<MachineOptions>
  /** Brings the belt to where the row's name says. */
  readonly to: (run: Crescendo) => Promise<unknown>
}

/** Scripts one behind the other; those that come first stand nearer to the client. */
export function together(...scripts: readonly Script[]): Script {
  return (stage) => {
    const all = scripts.map((script) => script(stage))
    const through = (acts: readonly Acts[], way: keyof Acts) => (uuid: string, octets: Uint8Array) =>
      acts.reduce<Uint8Array | null>((passed, act) => {
        const change = act[way]
        return passed === null || change === undefined ? passed : change(uuid, passed)
      }, octets)
    return { write: through(all, 'write'), value: through([...all].reverse(), 'value') }
  }
}

const setOff = (run: Crescendo): void => {
  if (run.daemon.snapshot().asks.includes('belt-is-still')) run.ask('belt-is-still')
  expect(run.ask('start')).toBeNull()
}
const walks = async (run: Crescendo): Promise<void> => {
  setOff(run)
  await run.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 2.9, 60)
}
const waits = (s: number) => (run: Crescendo) => run.clock.advance(s * 1000)
const stops = (run: Crescendo): void => expect(run.ask('stop')).toBeNull()
const inTurn =
  (...steps: ((run: Crescendo) => unknown)[]) =>
  async (run: Crescendo) => {
    for (const step of steps) await step(run)
  }

/** Comes to rest from 3 km/h in 12 s. */
const COASTS = { dynamics: { ...USUAL_DYNAMICS, stopKmhPerS: 0.25 } }

export const ROWS = {
  falling: { to: inTurn(walks, stops, waits(1)) },
  still: { to: inTurn(walks, stops, waits(8)) },
  silent: { scripts: ['silent-at-rest'], to: inTurn(waits(4), walks, stops, waits(12)) },
  'all zero': { scripts: ['all-zero'], to: inTurn(setOff, waits(8)) },
  'false zeros': { scripts: ['drops-to-zero'], to: inTurn(walks, inGap, waits(0.4)) },
  'distance growing': { scripts: ['zero-speed-true-distance'], to: inTurn(setOff, waits(12)) },
  'starts on Stop': { scripts: ['starts-on-stop'], to: inTurn(walks, stops, waits(8)) },
  'starts on Stop, silent': {
    scripts: ['silent-at-rest', 'starts-on-stop'],
    to: inTurn(waits(4), walks, stops, waits(12)),
  },
  deaf: { scripts: ['will-not-stop'], to: walks },
  noisy: { scripts: ['noisy-speed'], to: walks },
  lagging: { scripts: ['reacts-late'], to: inTurn(setOff, waits(12)) },
  coasting: { scripts: ['shows-zero-on-stop'], machine: COASTS, to: inTurn(walks, stops, waits(1)) },
  'fresh link': {
    to: async (run) => {
      run.machine.console.pressStart()
      await run.clock.advance(5000)
    },
  },
} as const satisfies Readonly<Record<string, Row>>
export type RowName = keyof typeof ROWS

async function inGap(run: Crescendo): Promise<void> {
  await run.until('zeros', ({ measured }) => measured.speedKmh === 0, 30)
}

/** Ways to stop a belt. Each plays on for long enough to see what follows. */
export const WAYS = {
  press: async (run) => {
    run.ask('stop')
    await run.clock.advance(20_000)
  },
  presses: async (run) => {
    for (let i = 0; i < 8; i++) {
      run.ask('stop')
      await run.clock.advance(250)
    }
    await run.clock.advance(18_000)
  },
  held: async (run) => {
    const touch = `touch-${run.clock.nowMs()}`
    expect(run.daemon.ask({ id: `${touch}-lands`, ask: 'stop', touch })).toBeNull()
    await run.clock.advance(1000)
    expect(run.daemon.ask({ id: `${touch}-held`, ask: 'stop', touch, held: true })).toBeNull()
    await run.clock.advance(19_000)
  },
  'governor stops': async (run) => {
    run.watched(false)
    await run.clock.advance(90_000)
  },
  leaving: async (run) => {
    const left = run.daemon.standStill(20_000)
    await run.clock.advance(20_000)
    await left
  },
} as const satisfies Readonly<Record<string, (run: Crescendo) => Promise<void>>>
export type Way = keyof typeof WAYS

/** A machine as the row's, in the state its name says. */
export async function inRow(name: RowName, ...more: readonly ScriptName[]): Promise<Crescendo> {
  const row: Row = ROWS[name]
  const scripts = [...(row.scripts ?? []), ...more].map((script) => SCRIPTS[script])
  const run = await crescendo({ script: together(...scripts), ...(row.machine && { machine: row.machine }) })
  await row.to(run)
  return run
}

/** How many Stops one way puts on the air in one row. */
export async function stopsIn(name: RowName, way: Way): Promise<{ readonly stops: number; readonly run: Crescendo }> {
  const run = await inRow(name)
  const before = countIn(run.heard, 'stop')
  await WAYS[way](run)
  return { stops: countIn(run.heard, 'stop') - before, run }
}
