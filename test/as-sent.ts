import { messageOf } from '../protocol/words/sentence-of.ts'

/** With the English sentence beside every code. */
export type Sent<T> = T extends { readonly code: string; readonly values: object }
  ? T & { readonly message: string }
  : T extends readonly (infer One)[]
    ? Sent<One>[]
    : T extends object
      ? { [Name in keyof T]: Sent<T[Name]> }
      : T

/** As a face sends it. Numbers stay as they are, where JSON would turn NaN into null. */
export const asSent = <T>(value: T): Sent<T> => sent(value) as Sent<T>

function sent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sent)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, sent(part)]))
  const message = messageOf(value)
  return message === null ? parts : { ...parts, message }
}
