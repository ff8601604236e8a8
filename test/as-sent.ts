import { isSaid, sentenceOf } from '../protocol/words/sentence-of.ts'

/** As a face sends it: the English sentence beside every code. Numbers stay as they are, where JSON would turn NaN into null. */
export function asSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSent)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asSent(part)]))
  return isSaid(value) ? { ...parts, message: sentenceOf(value) } : parts
}
