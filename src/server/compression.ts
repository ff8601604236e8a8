import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import type { App } from './schemas.ts'

/** Shorter answers fit one packet as they are. */
const PACKET_BYTES = 1400

/**
 * What is read is sent smaller, where the reader can. What is asked of the belt is answered as it is: there a millisecond
 * counts for more than a kilobyte.
 */
export function compressAnswers(app: App): void {
  app.addHook('onRoute', (route) => {
    if (route.method !== 'GET') route.compress = false
  })
  void app.register(compress, {
    threshold: PACKET_BYTES,
    encodings: ['br', 'gzip'],
    // What was built lies there compressed already.
    customTypes: /^application\/json/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
}
