import { readFileSync, statSync } from 'node:fs'
import { spoken } from './spoken.ts'

const { words } = spoken
const { file: said } = words.terminal

/** What is in a file that was named, or why it cannot be read, in words. */
export type FileOctets = { readonly octets: Uint8Array } | { readonly why: string }

/** @param most no more octets than this are ever read of it: one more says that there are */
export function fileOctets(path: string, most: number): FileOctets {
  try {
    const stat = statSync(path)
    if (stat.isDirectory()) return { why: said.isFolder(path) }
    return { octets: stat.size > most ? new Uint8Array(most + 1) : readFileSync(path) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') return { why: said.isMissing(path) }
    if (code === 'EACCES' || code === 'EPERM') return { why: said.isDenied(path) }
    return { why: said.cannotRead(path, error instanceof Error ? error.message : String(error)) }
  }
}
