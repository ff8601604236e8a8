import type { Snapshot } from '../../protocol/panel/snapshot.ts'

/** `/api/live` as a panel reads it, telling each second which snapshot it has come to: somebody watches. */
export interface LiveStream {
  readonly newest: () => Snapshot
  /** Resolves with the next snapshot, or after `limitMs` without one. */
  next(limitMs: number): Promise<void>
  /** Resolves once all that was sent has been read. */
  readonly ended: Promise<void>
  close(): void
}

/** As often as a panel does. */
const PROVE_MS = 900

/** Opens the stream; resolves once the first snapshot is there. `proves` is false for one that nobody looks at. */
export async function watch(url: string, proves = true): Promise<LiveStream> {
  const abort = new AbortController()
  const response = await fetch(`${url}/api/live`, { signal: abort.signal })
  let newest: Snapshot | null = null
  let provedAtMs = -Infinity
  let came = (): void => undefined

  async function read(): Promise<void> {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      const events = text.split('\n\n')
      text = events.pop() ?? ''
      const snapshots = events.filter((event) => event.startsWith('event: snapshot'))
      const last = snapshots.at(-1)
      if (last === undefined) continue
      newest = JSON.parse(last.slice(last.indexOf('data: ') + 6)) as Snapshot
      came()
      if (proves && performance.now() - provedAtMs >= PROVE_MS) {
        provedAtMs = performance.now()
        // A daemon that leaves takes no more of it; its last words are still to be read.
        await prove(newest.number).catch(() => undefined)
      }
    }
  }
  async function prove(drawn: number): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    await fetch(`${url}/api/watching`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ drawn }),
      signal: abort.signal,
    })
  }
  const next = (limitMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs)
      came = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  // It ends with the daemon, or by our own hand: what was last seen stays.
  const ended = read().catch(() => undefined)
  if (newest === null) await next(5000)
  return {
    newest() {
      if (newest === null) throw new Error(`${url}/api/live sent no snapshot`)
      return newest
    },
    next,
    ended,
    close: () => abort.abort(),
  }
}
