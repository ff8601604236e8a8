import type { VoiceClips } from '../../protocol/panel/voice.ts'
import type { Clock } from '../live/clock.ts'

/** While more are being made they are asked for again, ms; and no more often than so many times. */
const AGAIN_MS = 2000
const MOST_LOOKS = 90

/** The sentences of a plan as sound: fetched ahead of time, one after the other, since a browser keeps few connections. */
export class Clips {
  readonly #clock: Clock
  readonly #out: { readonly context: BaseAudioContext }
  readonly #octets = new Map<string, ArrayBuffer>()
  #looking = 0

  constructor(clock: Clock, out: { readonly context: BaseAudioContext }) {
    this.#clock = clock
    this.#out = out
  }

  /** There is another plan, or another language. */
  look(tongue: string): void {
    void this.#look(tongue, ++this.#looking)
  }

  /** Null where there is no clip of it. */
  async of(words: string): Promise<AudioBuffer | null> {
    const octets = this.#octets.get(words)
    // Decoding takes what it is given away.
    return octets === undefined ? null : this.#out.context.decodeAudioData(octets.slice(0)).catch(() => null)
  }

  async #look(tongue: string, turn: number): Promise<void> {
    for (let looks = 0; looks < MOST_LOOKS && turn === this.#looking; looks++) {
      const listed = await fetch(`/api/voice/${tongue}`)
        .then((response) => (response.ok ? (response.json() as Promise<VoiceClips>) : null))
        .catch(() => null)
      for (const { words, clip } of listed?.clips ?? []) {
        if (turn !== this.#looking) return
        if (!this.#octets.has(words)) await this.#fetch(words, clip)
      }
      if (listed !== null) this.#forgetAllBut(new Set(listed.clips.map(({ words }) => words)))
      if (listed !== null && listed.waiting === 0) return
      await new Promise<void>((wake) => void this.#clock.after(AGAIN_MS, wake))
    }
  }

  /** Of plans that are none any more: a page may be open for weeks. */
  #forgetAllBut(listed: ReadonlySet<string>): void {
    for (const words of this.#octets.keys()) if (!listed.has(words)) this.#octets.delete(words)
  }

  async #fetch(words: string, clip: string): Promise<void> {
    try {
      const response = await fetch(`/voice/${clip}.wav`)
      if (response.ok) this.#octets.set(words, await response.arrayBuffer())
    } catch {
      // A daemon that does not answer is asked again with the next look.
    }
  }
}
