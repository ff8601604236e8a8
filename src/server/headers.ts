import helmet from '@fastify/helmet'
import type { App } from './schemas.ts'

/** Security headers for every answer. The panel brings all it needs along, so nothing from elsewhere is allowed. */
export function secureHeaders(app: App): void {
  void app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    // It would bind every other server on localhost to HTTPS.
    strictTransportSecurity: false,
  })
  app.addHook('onSend', (request, reply, _payload, next) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store')
    next()
  })
}
