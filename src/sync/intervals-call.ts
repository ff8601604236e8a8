/** How intervals.icu is asked: basic authentication as `API_KEY` with a key of the runner's own. */

export const INTERVALS_URL = 'https://intervals.icu'
/** An answer takes no longer than this, ms. */
export const ANSWER_MS = 60_000

/** `not-reached`: the other side surely has nothing of what was sent; `no-answer`: nobody knows. */
export type Unanswered = 'not-reached' | 'no-answer'

/** An answer that is longer than it may be. */
export class TooLong extends Error {
  override readonly name = 'TooLong'
}

/** @param mostOctets longer answers are not read: {@link TooLong} */
export function callOf(key: string, baseUrl: string, answerMs: number, mostOctets = Infinity) {
  const headers = { authorization: `Basic ${Buffer.from(`API_KEY:${key}`).toString('base64')}` }
  return async (path: string, until: AbortSignal, body?: FormData): Promise<Response | Unanswered> => {
    // No `AbortSignal.timeout`: beside another signal nothing holds it, and once it is collected it never comes (Node 20).
    const over = new AbortController()
    const timer = setTimeout(() => over.abort(), answerMs)
    const signal = AbortSignal.any([until, over.signal])
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
      return new Response(await textOf(response, mostOctets), { status: response.status, headers: response.headers })
    } catch (error) {
      if (error instanceof TooLong) throw error
      return neverLeft(error) ? 'not-reached' : 'no-answer'
    } finally {
      clearTimeout(timer)
    }
  }
}

/** Unpacked: a small answer may unpack into a large one. @throws {TooLong} */
async function textOf({ body }: Response, mostOctets: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let octets = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    octets += chunk.length
    if (octets > mostOctets) throw new TooLong()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Seconds, or a date (RFC 9110 §10.2.3); null where it is neither. */
export function retryAfterMsOf(value: string | null, wallMs = Date.now()): number | null {
  if (value === null) return null
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isFinite(at) ? Math.max(0, at - wallMs) : null
}

/** Null where it is no JSON. */
export function parsed(json: string): unknown {
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
