import { refuse } from './file-step.ts'

/** UTF-8, without its mark. @throws {NoPlanFile} */
export function textOf(octets: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(octets)
    return text.includes('\0') ? refuse('file-encoding') : text
  } catch {
    return refuse('file-encoding')
  }
}

export const octetsOf = (text: string): Uint8Array => new TextEncoder().encode(text)
