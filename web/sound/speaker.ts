import { screenSettings } from '../look/screen-settings.ts'
import { gainOf } from './loudness.ts'
import type { AudioOut } from './audio-out.ts'
import type { Clips } from './clips.ts'

/** After a tone that comes with it, s. */
const AFTER_TONE_S = 0.12
const PAUSE_S = 0.12
const FADE_S = 0.04
/** A sentence that could not be had within this is not said any more, s. */
const LATE_S = 1
/** What a browser's own voice takes, s. */
const SPEECH_S = { least: 0.4, aLetter: 0.075 } as const

/** While the last seconds sound nothing is said, s of the audio clock. */
export interface Quiet {
  readonly fromS: number
  readonly toS: number
}

/**
 * One voice: what is said anew ends what is being said, and nothing waits for its turn. By clips where there are any, else by
 * the browser's own voice, where it has one; where it has none the words are on the screen.
 */
export class Speaker {
  readonly #out: AudioOut
  readonly #clips: Clips
  #turn = 0
  #quiet: Quiet | null = null
  #saying: { readonly fade: GainNode; readonly sources: AudioBufferSourceNode[]; readonly endsS: number } | null = null

  constructor(out: AudioOut, clips: Clips) {
    this.#out = out
    this.#clips = clips
  }

  /** Says these parts, one after the other. @param tongue BCP 47 */
  async say(parts: readonly string[], tongue: string): Promise<void> {
    this.hush()
    const turn = ++this.#turn
    const askedS = this.#out.nowS
    const clips = await Promise.all(parts.map((words) => this.#clips.of(words)))
    if (turn !== this.#turn || this.#out.nowS - askedS > LATE_S) return
    const [first] = clips
    if (first === null || first === undefined) this.#saySomehow(parts.join(' '), tongue)
    else this.#play(clips.slice(0, clips.includes(null) ? clips.indexOf(null) : undefined) as AudioBuffer[])
  }

  /** From when to when nothing is to be said; null: it may. */
  keepQuiet(quiet: Quiet | null): void {
    this.#quiet = quiet
    if (quiet === null) return
    if (this.#saying !== null && this.#saying.endsS > quiet.fromS) this.#endAt(quiet.fromS)
    if (this.#out.nowS >= quiet.fromS) window.speechSynthesis?.cancel()
  }

  /** Not a word more. */
  hush(): void {
    this.#turn++
    this.#endAt(this.#out.nowS)
    window.speechSynthesis?.cancel()
  }

  #play(clips: readonly AudioBuffer[]): void {
    const { context, voice } = this.#out
    const fade = new GainNode(context)
    fade.connect(voice)
    const sources: AudioBufferSourceNode[] = []
    let atS = this.#out.nowS + AFTER_TONE_S
    for (const buffer of clips) {
      if (!this.#hasRoom(atS, buffer.duration)) break
      const source = new AudioBufferSourceNode(context, { buffer })
      source.connect(fade)
      source.start(atS)
      sources.push(source)
      atS += buffer.duration + PAUSE_S
    }
    this.#saying = { fade, sources, endsS: atS - PAUSE_S }
  }

  #saySomehow(words: string, tongue: string): void {
    const { speechSynthesis } = window
    const voices = speechSynthesis?.getVoices().filter(({ lang }) => lang.toLowerCase().startsWith(tongue)) ?? []
    const voice = voices.find(({ localService }) => localService) ?? voices[0]
    if (voice === undefined || !this.#hasRoom(this.#out.nowS, SPEECH_S.least + SPEECH_S.aLetter * words.length)) return
    const speech = new SpeechSynthesisUtterance(words)
    speech.voice = voice
    speech.lang = voice.lang
    speech.volume = gainOf(screenSettings().loudness)
    speechSynthesis.speak(speech)
  }

  #hasRoom(atS: number, lastsS: number): boolean {
    return this.#quiet === null || atS + lastsS <= this.#quiet.fromS || atS >= this.#quiet.toS
  }

  #endAt(atS: number): void {
    if (this.#saying === null) return
    const { fade, sources } = this.#saying
    fade.gain.cancelScheduledValues(atS)
    fade.gain.setTargetAtTime(0, atS, FADE_S / 4)
    for (const source of sources) source.stop(atS + FADE_S)
    this.#saying = { ...this.#saying, endsS: atS + FADE_S }
  }
}
