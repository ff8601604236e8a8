import type { VoiceClips } from '../../protocol/panel/voice.ts'
import type { Clock } from '../clock.ts'
import { clipOf, type ClipFolder } from './clip-folder.ts'
import type { Engine } from './engine.ts'

/** After so many failures one after another it is the disk or the program, and it is given a rest. */
const FAILS = 3
const RESTS_MS = 60_000
/** While it may not work it looks again after this, ms. */
const WAITS_MS = 1000

/** What is said aloud, made ahead of time, one sentence after the other. */
export interface Voice {
  /** What there is in a language; what is missing is made from now on, for every plan to come too. */
  clips(language: string): Promise<VoiceClips>
  /** Null for what is no clip of ours. */
  sound(clip: string): Promise<Buffer | null>
  /** There is another plan: makes what it needs in the languages that were asked for. */
  prepare(): void
  close(): void
}

export interface VoiceParts {
  readonly folder: ClipFolder
  readonly clock: Pick<Clock, 'nowMs' | 'after'>
  /** The best program for a language; null where there is none. */
  readonly engineFor: (language: string) => Promise<Engine | null>
  /** What may be said in a run of the plan there is, in the order in which it is made. */
  readonly repertoire: (language: string) => readonly string[]
  /** False while the computer has more important things to do than to speak. */
  readonly mayWork: () => boolean
  /** Told once of what fails in a row. */
  readonly tell: (problem: string) => void
}

export function voiceOf({ folder, clock, engineFor, repertoire, mayWork, tell }: VoiceParts): Voice {
  const wanted = new Set<string>()
  const engines = new Map<string, { readonly found: Promise<Engine | null>; readonly atMs: number }>()
  /** Clips that are known to be there, so that a listing need not look for each. */
  const there = new Set<string>()
  const closing = new AbortController()
  let working = false
  let again = false
  let restsUntilMs = -Infinity

  /** One that was missing is looked for again after a while: somebody may have installed it. */
  async function engine(language: string): Promise<Engine | null> {
    const known = engines.get(language)
    const found = known === undefined ? null : await known.found
    if (known !== undefined && (found !== null || clock.nowMs() - known.atMs < RESTS_MS)) return found
    const looked = engineFor(language)
    engines.set(language, { found: looked, atMs: clock.nowMs() })
    return looked
  }

  const sleep = (ms: number): Promise<void> => new Promise((wake) => void clock.after(ms, wake))

  async function makeAll(): Promise<void> {
    let failed = 0
    const needed = new Set<string>()
    for (const language of wanted) {
      const speaker = await engine(language)
      if (speaker === null) continue
      for (const words of repertoire(language)) {
        while (!mayWork() && !closing.signal.aborted) await sleep(WAITS_MS)
        if (closing.signal.aborted || again) return
        const clip = clipOf(speaker, language, words)
        needed.add(clip)
        if (there.has(clip)) continue
        const problem = await folder.make(speaker, language, words, closing.signal)
        if (problem === null) there.add(clip)
        failed = problem === null ? 0 : failed + 1
        if (problem !== null && failed >= FAILS && !closing.signal.aborted) {
          restsUntilMs = clock.nowMs() + RESTS_MS
          return tell(problem)
        }
      }
    }
    await folder.tidy(needed)
  }

  function prepare(): void {
    again = working
    if (working || closing.signal.aborted || clock.nowMs() < restsUntilMs) return
    working = true
    void makeAll()
      .catch((error: unknown) => tell(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        working = false
        if (again) prepare()
      })
  }

  return {
    async clips(language) {
      const isNew = !wanted.has(language)
      wanted.add(language)
      const speaker = await engine(language)
      if (speaker === null) return { engine: null, clips: [], waiting: 0 }
      const all = repertoire(language).map((words) => ({ words, clip: clipOf(speaker, language, words) }))
      for (const { clip } of all) if (!there.has(clip) && (await folder.has(clip))) there.add(clip)
      const clips = all.filter(({ clip }) => there.has(clip))
      const waiting = all.length - clips.length
      if (isNew || (waiting > 0 && !working)) prepare()
      return { engine: speaker.name, clips, waiting }
    },
    sound: (clip) => (/^[0-9a-f]{40}$/.test(clip) ? folder.read(clip) : Promise.resolve(null)),
    prepare,
    close: () => closing.abort(),
  }
}
