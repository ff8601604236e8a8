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

/**
 * The page's one way out for sound. A browser keeps it shut until somebody has touched the page; a belt that does not stop is
 * heard whatever is muted, as loud as it gets.
 */
export class AudioOut {
  readonly context: AudioContext
  readonly tones: AudioNode
  readonly voice: AudioNode
  readonly alarm: AudioNode

  readonly #switches: { readonly tones: GainNode; readonly voice: GainNode }
  readonly #watchers = new Set<() => void>()
  #touchedAtMs = -Infinity
  readonly #touched = (): void => {
    if (!this.locked) return
    this.#touchedAtMs = performance.now()
    void this.context.resume()
  }

  constructor() {
    const context = new AudioContext({ latencyHint: 'interactive' })
    const limiter = new DynamicsCompressorNode(context, LIMIT)
    limiter.connect(context.destination)
    const way = (): GainNode => {
      const gain = new GainNode(context)
      gain.connect(limiter)
      return gain
    }
    this.#switches = { tones: way(), voice: way() }
    this.context = context
    this.tones = this.#switches.tones
    this.voice = this.#switches.voice
    this.alarm = way()
    context.addEventListener('statechange', () => {
      for (const changed of this.#watchers) changed()
    })
    for (const touch of TOUCHES) window.addEventListener(touch, this.#touched, { capture: true })
  }

  /** Nobody has touched the page yet, or the system took the sound away. */
  get locked(): boolean {
    return this.context.state !== 'running'
  }

  /** It has just been touched, and is about to sound. */
  get opening(): boolean {
    return this.locked && performance.now() - this.#touchedAtMs < OPENS_MS
  }

  /** Now, of the audio clock, s: what is handed over for this moment is heard at once. */
  get nowS(): number {
    return this.context.currentTime
  }

  /** How long what is handed over is on its way to the ear, s: much, where the ear has a Bluetooth speaker. */
  get lateS(): number {
    const { outputLatency } = this.context
    return Number.isFinite(outputLatency) ? outputLatency : 0
  }

  switch({ sound, voice, muted, loudness }: Pick<ScreenSettings, 'sound' | 'voice' | 'muted' | 'loudness'>): void {
    const { tones, voice: speech } = this.#switches
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

/** Draws its host anew as the page may sound, or waits for a touch. */
export class AudioNow extends Redraws {
  constructor(host: ReactiveControllerHost) {
    super(host, (changed) => audioOut()?.watch(changed) ?? (() => {}))
  }

  get is(): AudioOut | null {
    return audioOut()
  }
}
