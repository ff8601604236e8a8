import type { Banner } from '../panel/banners.ts'
import type { Words } from './en.ts'
import { figuresIn, type Figures } from './figures.ts'
import type { Sentence } from './sentence.ts'

/** The languages there is a table of. */
export const TONGUES = ['en', 'es'] as const
export type Tongue = (typeof TONGUES)[number]

/** A language: its words, and how numbers are written in it. */
export interface Language {
  readonly tongue: Tongue
  readonly words: Words
  readonly figures: Figures
}

export const languageOf = (tongue: Tongue, words: Words): Language => ({ tongue, words, figures: figuresIn(tongue) })

/** The first language of these that there is a table of; English where there is none. @param tags BCP 47, the most wanted first */
export function tongueFor(tags: readonly string[]): Tongue {
  const spoken = tags.map((tag) => tag.toLowerCase().split(/[-_.]/)[0])
  return spoken.flatMap((one) => TONGUES.filter((tongue) => tongue === one))[0] ?? 'en'
}

/** A code with its values, of whichever family. */
export interface AnySaid {
  readonly code: keyof Words['says']
  readonly values: object
}

/** The sentence of a code. */
export function saidIn({ words, figures }: Language, { code, values }: AnySaid): string {
  return filled(words.says[code], values, figures)
}

/** What a banner says, and what to do about it; an empty action where nothing is to be done. */
export function bannerIn(
  { words, figures }: Language,
  { code, values }: Pick<Banner, 'code' | 'values'>,
): { readonly text: string; readonly action: string } {
  const { text, action } = words.banners[code]
  return { text: filled(text, values, figures), action: filled(action, values, figures) }
}

/** A code and its values belong together on the wire; looked up by the code, its sentence is only known to fit them. */
function filled(sentence: unknown, values: object, figures: Figures): string {
  const fitting = sentence as Sentence<object>
  return typeof fitting === 'string' ? fitting : fitting(values, figures)
}

/** Whether this is a code with its values, of those that have a sentence. */
export const isSaidIn = ({ words }: Language, value: unknown): value is AnySaid =>
  !isLevelled(value) && codeIn(value, words.says)

export const isBannerIn = ({ words }: Language, value: unknown): value is Banner =>
  isLevelled(value) && codeIn(value, words.banners)

const isLevelled = (value: unknown): boolean => typeof value === 'object' && value !== null && 'level' in value

const codeIn = (value: unknown, table: object): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'values' in value &&
  'code' in value &&
  typeof value.code === 'string' &&
  Object.hasOwn(table, value.code)
