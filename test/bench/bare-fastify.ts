import fastify from 'fastify'
import { Ask } from '../../protocol/panel/asks.ts'

/** Fastify and nothing else, in a process of its own: takes an ask by its schema and answers it. Tells its port. */
const app = fastify()
app.post('/api/asks', { schema: { body: Ask } }, () => ({ taken: true }))
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.once('disconnect', () => process.exit())
process.send?.(address)
