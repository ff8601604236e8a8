import type { Drawn } from '../../protocol/panel/answers.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { reasonIn, words } from '../language.ts'
import type { BareAsk } from './ask-event.ts'
import type { SendStop } from './stop-sender.ts'

/** A browser waits minutes for an answer; a runner does not. */
export const ANSWER_MS = 4000

export const send = (
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body: unknown,
  waitMs = ANSWER_MS,
): Promise<Response> =>
  fetch(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(waitMs),
    cache: 'no-store',
  })

/** Whatever a daemon or something between us and it answers that is not what was asked for. */
export async function answerIn(response: Response): Promise<unknown> {
  return response.json().catch(() => null)
}

/** What came of asking for something: its answer; or why there is none, in words for the runner. */
export async function answerTo<T>(
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body: unknown,
): Promise<{ readonly answer: T } | { readonly refused: string }> {
  try {
    const response = await send(method, path, body)
    const answer = await answerIn(response)
    if (response.ok && answer !== null) return { answer: answer as T }
    return { refused: reasonIn(answer) ?? words.panel.noAnswer }
  } catch {
    return { refused: words.panel.noAnswer }
  }
}

let serial = 0
const session = Math.random().toString(36).slice(2, 10)
/** An id that no other ask, touch or screen has. */
export const nextId = (): string => `panel-${session}-${++serial}`

/** What rises from a hold says to where: what the runner has before their eyes. */
function named(ask: BareAsk, snapshot: Snapshot | null): BareAsk {
  if (ask.ask !== 'go' && ask.ask !== 'resume-plan') return ask
  const leadsTo = snapshot?.leadsTo[ask.ask] ?? null
  return leadsTo === null ? ask : { ...ask, toKmh: leadsTo.speedKmh }
}

/** An ask with its id and the snapshot it was made on. */
function bodyOf(ask: BareAsk, snapshot: Snapshot | null): Ask {
  return { ...named(ask, snapshot), id: nextId(), ...(snapshot === null ? {} : { snapshot: snapshot.number }) }
}

/** Answers null when it was taken, else why not, in words for the runner. */
export async function sendAsk(ask: BareAsk, snapshot: Snapshot | null): Promise<string | null> {
  const answer = await tryAsk(bodyOf(ask, snapshot), ANSWER_MS)
  return answer === null ? words.panel.noAnswer : answer === '' ? null : answer
}

/** A Stop that can be sent again and again, also when nothing is heard from the daemon: its id is carried out once. */
export function stopToSend(ask: BareAsk, snapshot: Snapshot | null): SendStop {
  const body = bodyOf(ask, snapshot)
  return (waitMs) => tryAsk(body, waitMs)
}

/** Null where nobody answered; else why it was not taken, '' where it was. */
async function tryAsk(body: Ask, waitMs: number): Promise<string | null> {
  try {
    const response = await send('POST', '/api/asks', body, waitMs)
    return response.ok ? '' : reasonIn(await answerIn(response))
  } catch {
    return null
  }
}

/** Says which snapshot is on the screen. What comes of it stands in the snapshots: when nobody watches, they say so. */
export async function tellDrawn(drawn: number): Promise<void> {
  try {
    await send('POST', '/api/watching', { drawn } satisfies Drawn)
  } catch {
    // Missed, like any other word of a daemon that is not heard: the panel says that already, and tells the next one.
  }
}
