import { createHash } from 'node:crypto'

/** Values as FIT keeps them. */

const RANGES = { uint16: [0, 0xfffe], uint32: [0, 0xfffffffe], sint16: [-0x7fff, 0x7ffe] } as const

/** A whole number of 1/`scale`, within what its type holds; the greatest of each type says that there is none. */
export function raw(value: number, scale: number, type: keyof typeof RANGES): number {
  const [least, most] = RANGES[type]
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value * scale))) : least
}

/**
 * What the writer makes this whole number of again: it multiplies and cuts off, so that what lies in the middle between two
 * cannot come out as the one beside it.
 */
export const unscaled = (whole: number, scale: number): number => (whole + Math.sign(whole) * 0.5) / scale

/** Octets of a string in a FIT file, the closing zero too. */
const STRING_OCTETS = 64

/** UTF-8 with a closing zero, an octet a sign, as the writer takes it; cut between two signs. */
export function fitString(text: string): string {
  let octets = ''
  for (const sign of text.replaceAll(/\p{Cc}/gu, '')) {
    const more = Buffer.from(sign, 'utf8').toString('latin1')
    if (octets.length + more.length >= STRING_OCTETS) break
    octets += more
  }
  return `${octets}\0`
}

/** The 16 octets of an id that is written with hyphens. */
export const idOctets = (id: string): number[] => [...Buffer.from(id.replaceAll('-', ''), 'hex')]

/** The same number for the same run, whoever makes the file again; never 0, which says that there is none. */
export const serialOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE(0) || 1
