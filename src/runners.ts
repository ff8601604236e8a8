import { randomBytes } from 'node:crypto'
import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { Ask } from '../protocol/panel/asks.ts'
import type { PlanRefusal } from '../protocol/panel/plan.ts'
import { NOTHING_TOLD, type Runner } from '../protocol/panel/runner.ts'
import { MOST_RUNNERS, type NewRunner, type RunnerKept, type Runners as RunnersNow } from '../protocol/panel/runners.ts'
import { setsOut } from '../protocol/panel/setting-out.ts'
import type { Clock } from './clock.ts'
import type { KnownRunner, RunnersMemory } from './history/runners-memory.ts'
import { isPin, keptPin } from './pin.ts'

/** Who shares this treadmill, and whose it is now: of another's nothing is shown, and of one with a PIN nothing before that was given. */
export interface Runners {
  now(this: void): RunnersNow
  isLocked(this: void): boolean
  /** Who it is, as every screen is told. */
  which(this: void): { readonly id: string; readonly locked?: true }
  /** Why a run does not begin: it would be somebody's who did not say that they are there. Null where it is no such ask. */
  refusalOf(this: void, ask: Ask): AskRefusal | null
  add(this: void, runner: NewRunner): Promise<Came>
  /** Theirs it is from now on, or is opened again. */
  become(this: void, id: string, pin: string | undefined): Promise<Came>
  /** Another name or PIN of the one it is. */
  change(this: void, id: string, change: RunnerKept): Promise<Came>
  /** All of the one it is goes. The last one is followed by somebody of whom nothing is known. */
  forget(this: void, id: string): Promise<Came>
}

export type Came =
  | { readonly is: 'done' }
  | { readonly is: 'unknown' | 'name-taken' | 'too-many' | 'not-current' | 'pin-needed' }
  | { readonly is: 'wrong-pin' | 'too-many-tries'; readonly againInS: number }
  | { readonly is: 'refused'; readonly refusal: AskRefusal | PlanRefusal }

export interface On {
  readonly kept: RunnersMemory
  readonly told: { now(): Runner; become(runner: Runner): void }
  /** How much is kept of the current one. */
  keeps(): { readonly runs: number; readonly plans: number }
  isRunOn(): boolean
  /** Every screen, and the next plan, is the current one's; why nothing of theirs can be run here. @param isSame as before, and opened */
  show(isSame: boolean): PlanRefusal | null
  /** What goes by itself of somebody goes no more. */
  readonly forgotten: (id: string) => Promise<void>
  /** Resolves once what was decided is written down. */
  written(): Promise<void>
  /** Real time. */
  readonly clock: Pick<Clock, 'nowMs'>
}

const DONE: Came = { is: 'done' }
const RUN_IS_ON: Came = { is: 'refused', refusal: { error: 'wrong-phase', code: 'run-is-on', values: {} } }
const LOCKED: AskRefusal = { error: 'locked', code: 'runner-locked', values: {} }
/** After a wrong PIN nobody is asked for so long, twice as long each time, up to the longest, ms. */
const FIRST_WAIT_MS = 1000
const LONGEST_WAIT_MS = 3_600_000

/** Whether one is called so, however it is written. */
export const isSameName = (one: string | null, other: string): boolean =>
  one !== null && one.toLocaleLowerCase() === other.toLocaleLowerCase()
const onOneLine = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ')
const newId = (): string => randomBytes(8).toString('hex')

/** @param isOpen whether whoever begins is let in without a PIN: they have this computer's command line */
export function runnersOn(on: On, isOpen = false): Runners {
  const { kept } = on
  /** Who was let in; of one without a PIN it is of no matter. */
  let opened = isOpen ? kept.current() : null
  const tries = new Map<string, { readonly wrong: number; readonly untilMs: number }>()

  const known = (id: string): KnownRunner | undefined => kept.all().find((runner) => runner.id === id)
  const isLocked = (): boolean => kept.own().pin !== null && opened !== kept.current()
  const isTheirs = (id: string): boolean => kept.current() === id && !isLocked()

  /** Counted before it is known whether it is right: many at once are as many tries. Null where it is right. */
  async function wrongIn({ id, pin: right }: KnownRunner, pin: string | undefined): Promise<Came | null> {
    if (right === null) return null
    if (pin === undefined) return { is: 'pin-needed' }
    const { wrong, untilMs } = tries.get(id) ?? { wrong: 0, untilMs: -Infinity }
    const leftMs = untilMs - on.clock.nowMs()
    if (leftMs > 0) return { is: 'too-many-tries', againInS: Math.ceil(leftMs / 1000) }
    const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** wrong)
    tries.set(id, { wrong: wrong + 1, untilMs: on.clock.nowMs() + waitMs })
    if (!(await isPin(right, pin))) return { is: 'wrong-pin', againInS: waitMs / 1000 }
    tries.delete(id)
    return null
  }

  /** One of whom nothing can be run here is not shown: their plan would be another's. */
  function shownAs(id: string): Came {
    const [before, openedBefore] = [kept.current(), opened]
    if (before !== id) kept.become(id)
    opened = id
    const refusal = on.show(before === id)
    if (refusal === null || before === id) return DONE
    kept.become(before)
    opened = openedBefore
    on.show(false)
    return { is: 'refused', refusal }
  }

  return {
    isLocked,
    which: () => ({ id: kept.current(), ...(isLocked() ? { locked: true } : {}) }),
    refusalOf: (ask) => (setsOut(ask) && isLocked() ? LOCKED : null),
    now: () => ({
      current: kept.current(),
      locked: isLocked(),
      runners: kept.all().map(({ id, name, pin }) => ({ id, name, hasPin: pin !== null })),
      keeps: isLocked() ? null : on.keeps(),
    }),
    async add({ name: typed, pin }) {
      const name = onOneLine(typed)
      const hash = pin === undefined ? null : await keptPin(pin)
      if (on.isRunOn()) return RUN_IS_ON
      if (kept.all().some((one) => isSameName(one.name, name))) return { is: 'name-taken' }
      if (kept.all().length >= MOST_RUNNERS) return { is: 'too-many' }
      const id = newId()
      kept.add(id, { ...NOTHING_TOLD, name }, hash)
      const came = shownAs(id)
      if (came.is !== 'done') kept.forget(id)
      await on.written()
      return came
    },
    async become(id, pin) {
      const runner = known(id)
      if (runner === undefined) return { is: 'unknown' }
      if (kept.current() !== id && on.isRunOn()) return RUN_IS_ON
      const wrong = isTheirs(id) ? null : await wrongIn(runner, pin)
      if (wrong !== null) return wrong
      // It may have been deleted, or a run have begun, while the PIN was looked at.
      if (known(id) === undefined) return { is: 'unknown' }
      if (kept.current() !== id && on.isRunOn()) return RUN_IS_ON
      const came = isTheirs(id) ? DONE : shownAs(id)
      await on.written()
      return came
    },
    async change(id, { name: typed, pin }) {
      const hash = typeof pin === 'string' ? await keptPin(pin) : pin
      if (known(id) === undefined) return { is: 'unknown' }
      if (!isTheirs(id)) return { is: 'not-current' }
      const name = typed === undefined ? undefined : onOneLine(typed)
      if (name !== undefined) {
        if (kept.all().some((one) => one.id !== id && isSameName(one.name, name))) return { is: 'name-taken' }
        on.told.become({ ...on.told.now(), name })
      }
      opened = id
      if (hash !== undefined) kept.rememberPin(id, hash)
      await on.written()
      return DONE
    },
    async forget(id) {
      if (known(id) === undefined) return { is: 'unknown' }
      if (!isTheirs(id)) return { is: 'not-current' }
      if (on.isRunOn()) return RUN_IS_ON
      const next = kept.all().find((one) => one.id !== id)?.id ?? newId()
      if (known(next) === undefined) kept.add(next, NOTHING_TOLD, null)
      kept.become(next)
      opened = null
      kept.forget(id)
      on.show(false)
      await on.forgotten(id)
      await on.written()
      return DONE
    },
  }
}
