import fastifyStatic from '@fastify/static'
import type { App } from './schemas.ts'

/** What never changes is kept so long, s. */
export const YEAR_S = 365 * 24 * 3600

/**
 * The built pages and what they load, from their folder.
 *
 * @param webRoot null where nothing is built: the pages say so
 * @param pages the file that is at each address; no page is had by the name of its file
 */
export function builtFiles(app: App, webRoot: string | null, pages: Readonly<Record<string, string>>): void {
  const hidden = { schema: { hide: true } } as const
  if (webRoot === null) {
    const message = 'The panel is not built. Run: npm run build'
    for (const page of Object.keys(pages))
      app.get(page, hidden, (_, reply) => reply.code(404).send({ error: 'not-found', message }))
    return
  }
  void app.register(fastifyStatic, {
    root: webRoot,
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    // Each text lies beside itself, compressed by the build.
    preCompressed: true,
    allowedPath: (path, _root, { routeOptions }) => !path.endsWith('.html') || (routeOptions.url ?? '') in pages,
    setHeaders(response, path) {
      // Vite puts a hash of the content into the names below assets/.
      const isHashed = path.startsWith(`${webRoot}/assets/`)
      response.setHeader('vary', 'accept-encoding')
      response.setHeader('cache-control', isHashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache')
    },
  })
  for (const [page, file] of Object.entries(pages)) app.get(page, hidden, (_, reply) => reply.sendFile(file))
}
