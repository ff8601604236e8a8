import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** A PIN as it is kept: what tells a right one from a wrong one, both base64. */
export interface KeptPin {
  readonly salt: string
  readonly hash: string
}

const HASH_OCTETS = 32

/** Slow to try, and told from no other's. */
export async function keptPin(pin: string): Promise<KeptPin> {
  const salt = randomBytes(16)
  return { salt: salt.toString('base64'), hash: (await hashOf(pin, salt)).toString('base64') }
}

export async function isPin(kept: KeptPin, pin: string): Promise<boolean> {
  const hash = await hashOf(pin, Buffer.from(kept.salt, 'base64'))
  const right = Buffer.from(kept.hash, 'base64')
  return hash.length === right.length && timingSafeEqual(hash, right)
}

const hashOf = (pin: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_OCTETS, (error, hash) => (error === null ? resolve(hash) : reject(error)))
  })
