import { createInterface } from 'node:readline'

/** The first line that is typed, without spaces around it; empty where none comes. */
export async function typedLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line.trim()
  return ''
}
