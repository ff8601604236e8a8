import type { Banner } from '../panel/banners.ts'
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
  return filled(words.says[code], values, figures)
}

/** What a banner says, and what to do about it; an empty action where nothing is to be done. */
export function bannerWords(
  { code, values }: Pick<Banner, 'code' | 'values'>,
  { words, figures }: Language = ENGLISH,
): { readonly text: string; readonly action: string } {
  const { text, action } = words.banners[code]
  return { text: filled(text, values, figures), action: filled(action, values, figures) }
}

/** A code and its values belong together on the wire; looked up by the code, its sentence is only known to fit them. */
function filled(sentence: unknown, values: object, figures: Figures): string {
  const fitting = sentence as Sentence<object>
  return typeof fitting === 'string' ? fitting : fitting(values, figures)
}

/** What stands beside a code for those who read it without a table; null for what is no code with its values. */
export function messageOf(value: unknown): string | null {
  if (isSaid(value)) return sentenceOf(value)
  if (!isBanner(value)) return null
  const { text, action } = bannerWords(value)
  return `${text} ${action}`.trim()
}

/** Whether this is a code with its values, of those that have a sentence. */
export const isSaid = (value: unknown): value is AnySaid => !isLevelled(value) && codeIn(value, en.says)

const isBanner = (value: unknown): value is Banner => isLevelled(value) && codeIn(value, en.banners)

const isLevelled = (value: unknown): boolean => typeof value === 'object' && value !== null && 'level' in value

const codeIn = (value: unknown, table: object): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'values' in value &&
  'code' in value &&
  typeof value.code === 'string' &&
  Object.hasOwn(table, value.code)
