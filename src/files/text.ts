import { damaged } from './damaged.ts'

/** UTF-8, without its mark. @throws {Damaged} */
export function textOf(octets: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(octets)
    return text.includes('\0') ? damaged('file-encoding') : text
  } catch {
    return damaged('file-encoding')
  }
}

export const octetsOf = (text: string): Uint8Array => new TextEncoder().encode(text)
