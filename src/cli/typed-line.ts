import { createInterface } from 'node:readline'

/** The first line that is typed, or piped, without the blanks around it; empty where there is none. */
export async function typedLine(input: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input })) return line.trim()
  return ''
}
