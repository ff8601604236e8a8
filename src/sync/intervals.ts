import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { NotNow, SentRun, Target } from './target.ts'

/**
 * intervals.icu, by a key of the runner's own: basic authentication as `API_KEY`, a FIT file in a form, and our id beside it,
 * by which the run is found again (reach §4; its forum's "integration cookbook").
 */

const INTERVALS_URL = 'https://intervals.icu'
/** An answer takes no longer than this, ms. */
const ANSWER_MS = 60_000
const DAY_MS = 86_400_000

export function intervalsTarget(key: string, baseUrl = INTERVALS_URL, answerMs = ANSWER_MS): Target {
  const headers = { authorization: `Basic ${Buffer.from(`API_KEY:${key}`).toString('base64')}` }
  const call = async (path: string, until: AbortSignal, body?: FormData): Promise<Response | Unanswered> => {
    const signal = AbortSignal.any([until, AbortSignal.timeout(answerMs)])
    try {
      const response = await fetch(new URL(path, baseUrl), {
        method: body === undefined ? 'GET' : 'POST',
        headers,
        ...(body === undefined ? {} : { body }),
        // What carries a key follows nobody elsewhere.
        redirect: 'error',
        signal,
      })
      // Read whole: an answer that breaks off is none.
      return new Response(await response.text(), { status: response.status, headers: response.headers })
    } catch (error) {
      return neverLeft(error) ? 'not-reached' : 'no-answer'
    }
  }
  return {
    name: 'intervals',
    async has(run, until) {
      const days = { oldest: dayOf(run.startedAtMs - DAY_MS), newest: dayOf(run.startedAtMs + DAY_MS) }
      const answer = await call(`/api/v1/athlete/0/activities?${new URLSearchParams(days).toString()}`, until)
      if (typeof answer === 'string') return UNANSWERED['not-reached']
      const listed = answer.ok ? listIn(await answer.text()) : null
      if (listed === null) return troubleOf(answer, 'not-reached') ?? UNANSWERED['not-reached']
      return { is: listed.includes(externalIdOf(run)) ? 'there' : 'not-there' }
    },
    async send(run, file, until) {
      const body = new FormData()
      body.append('file', new Blob([Uint8Array.from(file.octets)]), file.name)
      const query = new URLSearchParams({ external_id: externalIdOf(run) })
      const answer = await call(`/api/v1/athlete/0/activities?${query.toString()}`, until, body)
      if (typeof answer === 'string') return UNANSWERED[answer]
      const { status } = answer
      // Whatever stands between (the page of a hotel's network) says 200, too: only its id proves that it is there.
      if (answer.ok) return isActivity(await answer.text()) ? { is: 'sent' } : UNANSWERED['no-answer']
      if (status === 409) return UNANSWERED['no-answer']
      // In its own trouble (5xx) it may have taken the run before.
      return (
        troubleOf(answer, 'no-answer') ?? { is: 'refused', problem: { code: 'sync-run-refused', values: { status } } }
      )
    },
  }
}

type Unanswered = 'not-reached' | 'no-answer'
const UNANSWERED = {
  'not-reached': { is: 'again', problem: { code: 'sync-service-unreachable', values: {} } },
  'no-answer': { is: 'unknown', problem: { code: 'sync-not-known', values: {} } },
} as const satisfies Record<Unanswered, NotNow>

const externalIdOf = ({ id }: SentRun): string => `crescendo-${id}`
const dayOf = (wallMs: number): string => new Date(wallMs).toISOString().slice(0, 10)

/** What keeps every run from going there now; null where it is about this one. @param troubled what its own trouble leaves open */
function troubleOf(answer: Response, troubled: Unanswered): NotNow | null {
  const { status } = answer
  if (status === 401 || status === 403) return { is: 'stopped', problem: { code: 'sync-key-refused', values: {} } }
  if (status >= 500) return UNANSWERED[troubled]
  if (status !== 429) return null
  const afterMs = retryAfterMsOf(answer.headers.get('retry-after'))
  const busy: NotNow = { is: 'again', problem: { code: 'sync-service-busy', values: {} } }
  return afterMs === null ? busy : { ...busy, afterMs }
}

/** Seconds, or a date (RFC 9110 §10.2.3); null where it is neither. */
export function retryAfterMsOf(value: string | null, wallMs = Date.now()): number | null {
  if (value === null) return null
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isFinite(at) ? Math.max(0, at - wallMs) : null
}

const Activities = Type.Array(Type.Object({ external_id: Type.Optional(Type.Unknown()) }))
const Activity = Type.Object({ id: Type.Union([Type.String(), Type.Number()]) })

/** The ids that were given from outside; null where the answer is no list. */
function listIn(json: string): unknown[] | null {
  const list = parsed(json)
  return Value.Check(Activities, list) ? list.map(({ external_id: id }) => id) : null
}

/** Whether it is what is answered of a run that was taken. */
const isActivity = (json: string): boolean => Value.Check(Activity, parsed(json))

/** Null where it is no JSON. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** It failed before anything of the request was on its way: the other side has nothing of it. */
const NEVER_LEFT = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'UND_ERR_CONNECT_TIMEOUT'],
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'SELF_SIGNED_CERT_IN_CHAIN'],
])
function neverLeft(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const causes = cause instanceof AggregateError ? (cause.errors as unknown[]) : [cause]
  return causes.every((one) => one instanceof Error && 'code' in one && NEVER_LEFT.has(String(one.code)))
}
