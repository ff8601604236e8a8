const BASE_UUID_TAIL = '00001000800000805F9B34FB'

/**
 * A UUID as noble writes it ("1826", "ff", "0000182600001000800000805f9b34fb") in the way of the port: four
 * upper-case hex digits where it is a 16-bit UUID (Core Vol 3 Part B §2.5.1), else 32.
 */
export function portUuid(uuid: string): string {
  const digits = uuid.replaceAll('-', '').toUpperCase()
  if (digits.length <= 4) return digits.padStart(4, '0')
  const short = digits.length === 32 && digits.startsWith('0000') && digits.endsWith(BASE_UUID_TAIL)
  return short ? digits.slice(4, 8) : digits
}
