import { createHash } from 'node:crypto'

/** An event of an alphabet: the state after it, or null where it cannot happen in this one. */
export interface Letter<State> {
  readonly name: string
  readonly then: (state: State) => State | null
}

export interface Alphabet<State> {
  readonly name: string
  /** States that the stories begin at. */
  readonly begins: readonly State[]
  /** Twelve at most: each one more is half a step of depth less in the same time. */
  readonly letters: readonly Letter<State>[]
  /** Now, ms: what a state remembers of times is compared by how long ago it was. */
  readonly nowMsOf: (state: State) => number
  /** For how long a moment of that name is told from an older one, ms; `OLDEST_MS` where it is not here. */
  readonly oldestMs: Readonly<Record<string, number>>
  /** All of a state that anything follows from. */
  readonly essenceOf: (state: State) => unknown
}

/** A state as it was first come to. */
export interface Reached<State> {
  readonly state: State
  readonly from: Reached<State> | null
  readonly letter: string
}

export interface Explored {
  /** Different states, and steps between them. */
  readonly states: number
  readonly steps: number
  readonly depth: number
}

/**
 * Goes everywhere that `depth` events of the alphabet lead to, the nearest first, as model checkers do: states of which the
 * same follows are one. `each` is called for every step, with the state it leads to and the way there; what it throws is
 * thrown with that way.
 */
export function explore<State>(
  { begins, letters, nowMsOf, oldestMs, essenceOf }: Alphabet<State>,
  depth: number,
  each: (step: Reached<State>) => void,
): Explored {
  const known = new Set<string>()
  const isNew = (state: State): boolean => {
    const size = known.size
    return known.add(hashOf(essenceOf(state), nowMsOf(state), oldestMs)).size > size
  }
  let frontier: Reached<State>[] = begins.map((state) => ({ state, from: null, letter: 'begin' }))
  for (const { state } of frontier) isNew(state)
  let steps = 0
  for (let deep = 0; deep < depth; deep++) {
    const next: Reached<State>[] = []
    for (const from of frontier) {
      for (const { name, then } of letters) {
        const state = then(from.state)
        if (state === null) continue
        const step = { state, from, letter: name }
        steps++
        try {
          each(step)
        } catch (fault) {
          throw new Error(`${(fault as Error).message}\nby: ${wayTo(step)}`, { cause: fault })
        }
        if (isNew(state)) next.push(step)
      }
    }
    frontier = next
  }
  return { states: known.size, steps, depth }
}

/** So many states, by so much: for who reads the run. */
export const toldOf = <State>({ name, letters }: Alphabet<State>, { states, steps, depth }: Explored): string =>
  `${name}: ${states} states by ${steps} steps, ${letters.length} kinds of events to a depth of ${depth}`

/** What led to it, the oldest first. */
export function pathTo<State>(step: Reached<State>): readonly Reached<State>[] {
  const path: Reached<State>[] = []
  for (let at: Reached<State> | null = step.from; at !== null; at = at.from) path.push(at)
  return path.reverse()
}

const wayTo = <State>(step: Reached<State>): string => [...pathTo(step), step].map(({ letter }) => letter).join(', ')

/** Nothing compares an age beyond it: the longest wait is a minute for whom nobody watches. */
const OLDEST_MS = 120_000

/** A name that says a moment. */
const SAYS_MOMENT = /(^at|^of|^since|At|Since)Ms$/

type Oldest = Readonly<Record<string, number>>

const hashOf = (essence: unknown, nowMs: number, oldestMs: Oldest): string =>
  createHash('md5')
    .update(written(essence, nowMs, oldestMs))
    .digest('base64')

function written(value: unknown, nowMs: number, oldestMs: Oldest): string {
  if (typeof value === 'number') return String(Math.round(value * 1e6))
  if (value === null || typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map((one) => written(one, nowMs, oldestMs)).join()}]`
  let all = '{'
  for (const name in value) {
    const of = (value as Record<string, unknown>)[name]
    const isMoment = typeof of === 'number' && saysMoment(name)
    const told = isMoment ? Math.min(oldestMs[name] ?? OLDEST_MS, nowMs - of) : of
    all += `${name}:${written(told, nowMs, oldestMs)};`
  }
  return `${all}}`
}

const told = new Map<string, boolean>()

function saysMoment(name: string): boolean {
  const known = told.get(name)
  if (known !== undefined) return known
  const says = SAYS_MOMENT.test(name)
  told.set(name, says)
  return says
}
