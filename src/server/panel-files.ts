import fastifyStatic from '@fastify/static'
import type { App } from './schemas.ts'

/** The panel's own addresses: each is the same page, which looks at its address itself. */
const PAGES = ['/', '/history']
const YEAR_MS = 365 * 24 * 3600 * 1000

/** The built panel, from its folder. */
export function panelFiles(app: App, webRoot: string | null): void {
  const hidden = { schema: { hide: true } } as const
  if (webRoot === null) {
    const message = 'The panel is not built. Run: npm run build'
    for (const page of PAGES) app.get(page, hidden, (_, reply) => reply.code(404).send({ error: 'not-found', message }))
    return
  }
  void app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders(response, path) {
      // Vite puts a hash of the content into the names below assets/.
      const isHashed = path.startsWith(`${webRoot}/assets/`)
      response.setHeader('cache-control', isHashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache')
    },
  })
  for (const page of PAGES) app.get(page, hidden, (_, reply) => reply.sendFile('index.html'))
}
