import { hostname, networkInterfaces } from 'node:os'

/** The names and addresses by which this computer is reached, as they are now. */
export function ownNames(): string[] {
  const name = hostname().toLowerCase()
  const addresses = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  return ['localhost', name, `${name}.local`, ...addresses.map(({ address }) => address.toLowerCase())]
}
