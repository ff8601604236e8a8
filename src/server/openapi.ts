import swagger from '@fastify/swagger'
import type { App } from './schemas.ts'

/** Lists every route that is registered after it, at `/api/openapi.json`. */
export function openApi(app: App): void {
  void app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Crescendo',
        version: '1',
        description:
          'A treadmill that paces you. Answers only the computer it runs on. Speeds in km/h, null is unknown.',
      },
    },
    refResolver: {
      buildLocalReference: ({ $id }, _base, _fragment, index) => (typeof $id === 'string' ? $id : `schema-${index}`),
    },
  })
}

export function openApiRoute(app: App): void {
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
}
