import { hostname } from 'node:os'

/** What a browser is told; listening everywhere, this computer's own name. */
export const hostInUrl = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? hostname() : host.includes(':') ? `[${host}]` : host
