import { decodeCharacteristic } from '../../protocol/decode.ts'

/** What a command says and how it exits. */
export interface Outcome {
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
}

const EXIT_BAD_DATA = 65

/**
 * `decode UUID HEX…`: one JSON object. Octets that break off are an error naming field and offset, with the complete
 * fields before it still printed. Hex may have spaces, colons, dashes, or a leading 0x, as in logs and sniffers.
 */
export function decodeCommand(uuid: string, hex: readonly string[]): Outcome {
  const octets = octetsOf(hex)
  if (octets === null) {
    const stderr = `"${hex.join(' ')}" is not hex: an even number of the digits 0-9 and a-f is needed, as in 00003403.`
    return { stdout: '', stderr, exitCode: EXIT_BAD_DATA }
  }
  const decoded = decodeCharacteristic(uuid, octets)
  if (decoded.ok) return { stdout: JSON.stringify(decoded.value), stderr: '', exitCode: 0 }
  const stdout = decoded.problem === 'truncated' ? JSON.stringify(decoded.partial) : ''
  return { stdout, stderr: decoded.message, exitCode: EXIT_BAD_DATA }
}

function octetsOf(hex: readonly string[]): Uint8Array | null {
  const digits = hex
    .map((part) => part.replace(/^0x/i, ''))
    .join('')
    .replaceAll(/[\s:-]/g, '')
  if (digits.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(digits)) return null
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
