import type { App } from './schemas.ts'

/** Listens there, and says on which port: for 0 the system chooses one. */
export async function listen(server: App, at: { readonly host: string; readonly port: number }): Promise<number> {
  await server.listen(at)
  const address = server.server.address()
  return typeof address === 'object' && address !== null ? address.port : at.port
}
