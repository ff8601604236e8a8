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

/** Called for every part of tens of thousands of snapshots. */
function sent(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sent)
  const parts: Record<string, unknown> = {}
  for (const [key, part] of Object.entries(value)) parts[key] = sent(part)
  const message = 'code' in value ? messageOf(value) : null
  if (message !== null) parts['message'] = message
  return parts
}
