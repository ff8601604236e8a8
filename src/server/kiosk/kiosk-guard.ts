import { HTTP_PORT, refuse } from '../guard.ts'
import type { App } from '../schemas.ts'

/**
 * Lets in whoever reads, by a name or an address of this computer. A page elsewhere that points a name of its own at this
 * computer (DNS rebinding) is not served, though there is nothing here that it could move.
 */
export function guardKiosk(app: App, hosts: () => readonly string[]): void {
  app.addHook('onRequest', (request, reply, next) => {
    const { method, headers, socket } = request
    if (method !== 'GET') {
      void refuse(reply.header('allow', 'GET'), 405, {
        error: 'read-only',
        message: 'This address only shows. A treadmill is driven from its own panel.',
      })
      return
    }
    const host = nameIn(headers.host?.toLowerCase() ?? '', socket.localPort ?? 0)
    if (host !== null && hosts().includes(host)) next()
    else
      void refuse(reply, 421, { error: 'wrong-host', message: `"${headers.host ?? ''}" is no name of this computer.` })
  })
}

/** The name in a Host header, without the port; null where it is another port than this. A browser leaves the standard one out. */
function nameIn(host: string, port: number): string | null {
  const found = /^(\[[0-9a-f:.]+\]|[^:[\]]+)(?::(\d+))?$/.exec(host)
  if (found === null) return null
  const [, name = '', typed] = found
  return Number(typed ?? HTTP_PORT) === port ? name.replace(/^\[|\]$/g, '') : null
}
