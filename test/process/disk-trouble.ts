import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { BannerValues } from '../../protocol/panel/banners.ts'
import { openDatabase } from '../../src/history/database.ts'
import { readJournal } from '../../src/history/journal.ts'
import { TICK_MS } from '../../src/session/event.ts'
import type { DaemonProcess } from './daemon-process.ts'

type Saving = BannerValues<'history'>['saving']

/** What is wrong with a disk, while it is. */
export interface Trouble {
  readonly begin: () => void
  readonly end: () => void
  /** What it is called on the screen; null where it passes before it is said. */
  readonly said: Saving | null
}

/** What a bad disk may add to the worst ask, ms. */
const MAY_ADD_MS = 50
const LEAST_ROUNDS = 2
const MOST_ROUNDS = 12
const ASKS_A_ROUND = 20

/** A run on a moving belt, and asks of it that are taken, each timed. */
export interface TimedAsks {
  /** How long it took, ms. */
  readonly ask: () => Promise<number>
  /** The ids of all that were answered, in their order. */
  readonly answered: readonly string[]
}

export async function runUnderWay(daemon: DaemonProcess): Promise<TimedAsks> {
  await daemon.until('standstill', ({ belt, plan }) => belt === 'still' && plan !== null)
  await daemon.choose({ riseKmhPerS: 0.5 })
  await daemon.mustAsk('begin', 'skip-all', 'start')
  await daemon.until('a walk', ({ measured }) => (measured.speedKmh ?? 0) > 2, 30_000)
  const answered: string[] = []
  return {
    answered,
    async ask() {
      const id = `hold-${answered.length}`
      const sinceMs = performance.now()
      const { status } = await daemon.send('POST', '/api/asks', { id, ask: 'hold' })
      const tookMs = performance.now() - sinceMs
      expect(status).toBe(200)
      answered.push(id)
      return tookMs
    },
  }
}

/**
 * Asks with a good disk and with a bad one, in rounds by turns, so that a busy computer slows both. What else it does only
 * adds, and a bad disk is bad in every round: the least of its worst asks is compared with the middle one of the good disk's,
 * and where that does not tell yet there is another round.
 */
export async function expectNoSlowerAsks(daemon: DaemonProcess, { ask }: TimedAsks, trouble: Trouble): Promise<void> {
  const { begin, end, said } = trouble
  const worstMs = { good: [] as number[], bad: [] as number[] }
  const addedMs = (): number => Math.min(...worstMs.bad) - middleOf(worstMs.good)
  for (let round = 0; round < LEAST_ROUNDS || (addedMs() > MAY_ADD_MS && round < MOST_ROUNDS); round++) {
    worstMs.good.push(await worstOf(ask, () => true))
    begin()
    worstMs.bad.push(await worstOf(ask, () => said === null || savingOf(daemon) === said))
    end()
    await untilSaved(daemon)
  }
  expect(addedMs(), `added to the worst ask of ${JSON.stringify(worstMs)}`).toBeLessThanOrEqual(MAY_ADD_MS)
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

/** The worst of a round's asks, and of those until `holds`. */
async function worstOf(ask: () => Promise<number>, holds: () => boolean): Promise<number> {
  let worstMs = 0
  const limitMs = performance.now() + 40_000
  for (let asked = 0; asked < ASKS_A_ROUND || !holds(); asked++) {
    if (performance.now() > limitMs) expect.fail(`${asked} asks, and the screen says nothing of the disk`)
    worstMs = Math.max(worstMs, await ask())
    await sleep(10)
  }
  return worstMs
}

export function savingOf(daemon: DaemonProcess): Saving | null {
  const banner = daemon.snapshot().banners.find(({ code }) => code === 'history')
  return banner === undefined ? null : (banner.values as BannerValues<'history'>).saving
}

const isSaved = (saving: Saving | null): boolean => saving === null || saving === 'again'

export async function untilSaved(daemon: DaemonProcess): Promise<void> {
  await daemon.until('it to be saved again', () => isSaved(savingOf(daemon)))
}

/** Every ask that was answered is in the journal of the run, which has no gap. */
export function expectNothingLost(folder: string, runId: string | undefined, { answered }: TimedAsks): void {
  const { db } = openDatabase(folder, Date.now())
  const events = [...readJournal(db, runId ?? '', TICK_MS)]
  db.close()
  const asked = events.flatMap((event) => (event.kind === 'ask' && event.ask.ask === 'hold' ? [event.ask.id] : []))
  expect(asked).toEqual(answered)
}
