import type { ReactiveControllerHost } from 'lit'
import { Redraws } from '../look/redraws.ts'
import type { ScreenSettings } from '../look/screen-settings.ts'
import { gainOf } from './loudness.ts'

/** What is louder than the air it has is held down here, not cut off. */
const LIMIT = { threshold: -4, knee: 4, ratio: 12, attack: 0.002, release: 0.1 } as const
/** Switched on and off without a click, s. */
const SWITCH_S = 0.015
/** A browser that opens at a touch does so within this, ms. */
const OPENS_MS = 1000
/** A first touch, of whatever kind this browser takes for one. */
const TOUCHES = ['pointerdown', 'pointerup', 'click', 'keydown'] as const

type Loudness = Pick<ScreenSettings, 'sound' | 'voice' | 'muted' | 'loudness'>

/** What a browser needs to make a sound. It takes long to make it ready: a page that is only looked at goes without. */
class Ways {
  readonly context = new AudioContext({ latencyHint: 'interactive' })
  readonly #limiter = new DynamicsCompressorNode(this.context, LIMIT)
  readonly tones = this.#way()
  readonly voice = this.#way()
  readonly alarm = this.#way()

  constructor() {
    this.#limiter.connect(this.context.destination)
  }

  #way(): GainNode {
    const gain = new GainNode(this.context)
    gain.connect(this.#limiter)
    return gain
  }
}

/**
 * The page's one way out for sound, open from the first touch on, or from when there may be something to hear. A browser keeps
 * it shut until somebody has touched the page; a belt that does not stop is heard whatever is muted, as loud as it gets.
 */
export class AudioOut {
  #ways: Ways | null = null
  #loudness: Loudness | null = null
  readonly #watchers = new Set<() => void>()
  #touchedAtMs = -Infinity
  readonly #touched = (): void => {
    if (!this.locked) return
    this.#touchedAtMs = performance.now()
    void this.context.resume()
  }

  constructor() {
    for (const touch of TOUCHES) window.addEventListener(touch, this.#touched, { capture: true })
  }

  /** There may be something to hear: from now on it is known whether it would be heard. */
  open(): Ways {
    if (this.#ways !== null) return this.#ways
    this.#ways = new Ways()
    this.#ways.context.addEventListener('statechange', () => {
      for (const changed of this.#watchers) changed()
    })
    this.#switch()
    return this.#ways
  }

  get isOpen(): boolean {
    return this.#ways !== null
  }

  get context(): AudioContext {
    return this.open().context
  }
  get tones(): AudioNode {
    return this.open().tones
  }
  get voice(): AudioNode {
    return this.open().voice
  }
  get alarm(): AudioNode {
    return this.open().alarm
  }

  /** Nobody has touched the page yet, or the system took the sound away. */
  get locked(): boolean {
    return this.#ways?.context.state !== 'running'
  }

  /** It has just been touched, and is about to sound. */
  get opening(): boolean {
    return this.locked && performance.now() - this.#touchedAtMs < OPENS_MS
  }

  /** Now, of the audio clock, s: what is handed over for this moment is heard at once. */
  get nowS(): number {
    return this.#ways?.context.currentTime ?? 0
  }

  /** How long what is handed over is on its way to the ear, s: much, where the ear has a Bluetooth speaker. */
  get lateS(): number {
    const latency = this.#ways?.context.outputLatency ?? 0
    return Number.isFinite(latency) ? latency : 0
  }

  switch(loudness: Loudness): void {
    this.#loudness = loudness
    this.#switch()
  }

  #switch(): void {
    if (this.#ways === null || this.#loudness === null) return
    const { sound, voice, muted, loudness } = this.#loudness
    const { tones, voice: speech } = this.#ways
    tones.gain.setTargetAtTime(sound && !muted ? gainOf(loudness) : 0, this.nowS, SWITCH_S)
    speech.gain.setTargetAtTime(voice && !muted ? gainOf(loudness) : 0, this.nowS, SWITCH_S)
  }

  /** Called whenever it is opened or shut. Returns its undo. */
  watch(changed: () => void): () => void {
    this.#watchers.add(changed)
    return () => this.#watchers.delete(changed)
  }
}

let opened: AudioOut | null = null

/** The same for the whole page; null where this browser makes no sound. */
export function audioOut(): AudioOut | null {
  if (opened === null && typeof AudioContext !== 'undefined') opened = new AudioOut()
  return opened
}

/** Draws its host anew as the page may sound, or waits for a touch: with it there, that is known. */
export class AudioNow extends Redraws {
  constructor(host: ReactiveControllerHost) {
    super(host, (changed) => {
      audioOut()?.open()
      return audioOut()?.watch(changed) ?? (() => {})
    })
  }

  get is(): AudioOut | null {
    return audioOut()
  }
}
