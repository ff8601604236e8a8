import { Type } from 'typebox'
import { Value } from 'typebox/value'
import { callOf, INTERVALS_URL, ANSWER_MS, parsed, retryAfterMsOf, type Unanswered } from './intervals-call.ts'
import type { NotNow, SentRun, Target } from './target.ts'

/**
 * intervals.icu, by a key of the runner's own: basic authentication as `API_KEY`, a FIT file in a form, and our id beside it,
 * by which the run is found again (reach §4; its forum's "integration cookbook").
 */

const DAY_MS = 86_400_000

export function intervalsTarget(key: string, baseUrl = INTERVALS_URL, answerMs = ANSWER_MS): Target {
  const call = callOf(key, baseUrl, answerMs)
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

const Activities = Type.Array(Type.Object({ external_id: Type.Optional(Type.Unknown()) }))
const Activity = Type.Object({ id: Type.Union([Type.String(), Type.Number()]) })

/** The ids that were given from outside; null where the answer is no list. */
function listIn(json: string): unknown[] | null {
  const list = parsed(json)
  return Value.Check(Activities, list) ? list.map(({ external_id: id }) => id) : null
}

/** Whether it is what is answered of a run that was taken. */
const isActivity = (json: string): boolean => Value.Check(Activity, parsed(json))
