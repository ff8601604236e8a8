import type { Note } from './tones.ts'

/** From silence to its peak: no click, and still at once, s. */
const RISE_S = 0.004
/** What is ended early fades this long, s. */
const FADE_S = 0.02
/** A note dies away to this share of its peak; then it is cut. */
const SILENT = 0.001

/** Sounds on their way. */
export interface Struck {
  /** Silences what sounds, and what is yet to. */
  end(): void
}

/**
 * Plays notes into `out` at a moment of the audio clock. Works on any context: a score rendered offline is the one that is
 * heard.
 *
 * @param atS of the context's clock, s; what lies before now begins now
 */
export function strike(context: BaseAudioContext, out: AudioNode, notes: readonly Note[], atS: number): Struck {
  const fade = new GainNode(context)
  fade.connect(out)
  const played = notes.map((note) => {
    const fromS = Math.max(context.currentTime, atS + note.atS)
    const shape = new GainNode(context, { gain: 0 })
    shape.gain.setValueAtTime(0, fromS)
    shape.gain.linearRampToValueAtTime(note.gain, fromS + RISE_S)
    shape.gain.exponentialRampToValueAtTime(note.gain * SILENT, fromS + note.lastsS)
    const source = new OscillatorNode(context, { type: note.wave, frequency: note.hz })
    source.connect(shape).connect(fade)
    source.start(fromS)
    source.stop(fromS + note.lastsS)
    return source
  })
  return {
    end() {
      const nowS = context.currentTime
      fade.gain.setValueAtTime(1, nowS)
      fade.gain.linearRampToValueAtTime(0, nowS + FADE_S)
      for (const source of played) source.stop(nowS + FADE_S)
    },
  }
}
