/** The text of a Device Information characteristic (0x2A24 to 0x2A29); machines pad it with NULs and spaces. */
export const decodeDeviceText = (octets: Uint8Array): string => new TextDecoder().decode(octets).replace(/[\0 ]+$/, '')

export const encodeDeviceText = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)
