/**
 * What each moment of a run sounds like, as notes on paper: a note more of a rising chord at each line, the octave for the
 * finish. Lower and softer than the beeps of a treadmill's own console, which lie at 2 to 4 kHz.
 */

/** One note. Times in seconds from the tone's begin; a short rise, then it dies away. */
export interface Note {
  readonly atS: number
  readonly hz: number
  readonly lastsS: number
  /** Its peak, 0 to 1. Those of one tone that sound at once add up to less than 1. */
  readonly gain: number
  readonly wave: 'sine' | 'triangle' | 'square'
}

/** `stage` counts from 1, of `stages`. */
export type Tone =
  | { readonly kind: 'line'; readonly stage: number; readonly stages: number }
  /** Ten seconds before the finish, and three, two, one. */
  | { readonly kind: 'tick'; readonly stages: number }
  | { readonly kind: 'go'; readonly stages: number }
  /** From a stage (one more than there are: the finish) to what is slower. */
  | { readonly kind: 'slower'; readonly from: number; readonly stages: number }
  /** A belt that does not stop. */
  | { readonly kind: 'alarm' }

/** Semitones above the lowest note, of few stages: a chord. */
const CHORDS: readonly (readonly number[])[] = [[], [0], [0, 7], [0, 4, 7], [0, 4, 7, 9], [0, 4, 7, 9, 11]]
/** Of more, the five notes of an octave that go with each other in any order, octave upon octave. */
const PENTATONIC = [0, 2, 4, 7, 9] as const
const OCTAVE = 12
/** The lowest note: E4 for a chord, A3 where the scale climbs over several octaves. */
const LOWEST_HZ = { chord: 329.63, scale: 220 } as const

/** So many notes lead up to a line at most: the last of thirteen is no melody of its own. */
const LEADING = 4
const APART_S = 0.11
const RINGS_S = 0.6

/** The note of each stage, and above them that of the finish: the octave. Hz, rising. */
export function scaleOf(stages: number): readonly number[] {
  const chord = CHORDS[stages]
  const semitones = chord ?? Array.from({ length: stages }, (_, index) => pentatonic(index))
  const octave = OCTAVE * (Math.floor((semitones.at(-1) ?? 0) / OCTAVE) + 1)
  const lowest = chord === undefined ? LOWEST_HZ.scale : LOWEST_HZ.chord
  return [...semitones, octave].map((semitone) => lowest * 2 ** (semitone / OCTAVE))
}

const pentatonic = (index: number): number =>
  OCTAVE * Math.floor(index / PENTATONIC.length) + (PENTATONIC[index % PENTATONIC.length] ?? 0)

/** The notes of a tone, in their order. */
export function notesOf(tone: Tone): readonly Note[] {
  switch (tone.kind) {
    case 'line': {
      const led = scaleOf(tone.stages).slice(Math.max(0, tone.stage - LEADING), tone.stage)
      return led.map((hz, index) => ringing(hz, index * APART_S))
    }
    case 'tick':
      return [{ atS: 0, hz: finishHz(tone.stages) / 2, lastsS: 0.09, gain: 0.35, wave: 'triangle' }]
    case 'go': {
      const hz = finishHz(tone.stages)
      return [
        { atS: 0, hz, lastsS: 0.9, gain: 0.4, wave: 'triangle' },
        { atS: 0, hz: hz / 2, lastsS: 0.7, gain: 0.18, wave: 'triangle' },
        { atS: 0, hz: hz * 0.75, lastsS: 0.7, gain: 0.12, wave: 'sine' },
      ]
    }
    case 'slower': {
      const scale = scaleOf(tone.stages)
      const from = scale[tone.from - 1] ?? scale[0] ?? LOWEST_HZ.chord
      // Below the lowest note lies its fourth.
      return [ringing(from, 0), ringing(scale[tone.from - 2] ?? from * 0.75, APART_S * 1.6)]
    }
    case 'alarm':
      return [0, 0.2, 0.4].flatMap((atS): Note[] => [
        { atS, hz: 880, lastsS: 0.1, gain: 0.5, wave: 'square' },
        { atS: atS + 0.1, hz: 660, lastsS: 0.1, gain: 0.5, wave: 'square' },
      ])
  }
}

const ringing = (hz: number, atS: number): Note => ({ atS, hz, lastsS: RINGS_S, gain: 0.22, wave: 'triangle' })

const finishHz = (stages: number): number => scaleOf(stages).at(-1) ?? LOWEST_HZ.chord
