import { en, type Words } from './en.ts'
import { figuresIn, type Figures } from './figures.ts'
import type { Sentence } from './sentence.ts'

/** A language: its words, and how numbers are written in it. */
export interface Language {
  readonly words: Words
  readonly figures: Figures
}

export const ENGLISH: Language = { words: en, figures: figuresIn('en') }

/** A code with its values, of whichever family. */
export interface AnySaid {
  readonly code: keyof Words['says']
  readonly values: object
}

/** The sentence of a code. */
export function sentenceOf({ code, values }: AnySaid, { words, figures }: Language = ENGLISH): string {
  // A code and its values belong together on the wire; looked up by the code they are known apart.
  const sentence = words.says[code] as Sentence<object>
  return typeof sentence === 'string' ? sentence : sentence(values, figures)
}

/** Whether this is a code with its values, of those that have a sentence here. */
export const isSaid = (value: unknown): value is AnySaid =>
  typeof value === 'object' &&
  value !== null &&
  'code' in value &&
  typeof value.code === 'string' &&
  Object.hasOwn(en.says, value.code) &&
  'values' in value
