import fastify from 'fastify'
import { AskSchema } from '../../protocol/panel/ask-schema.ts'

/** Fastify and nothing else, in a process of its own: takes an ask by its schema and answers it. Tells its port. */
const app = fastify()
app.post('/api/asks', { schema: { body: AskSchema } }, () => ({ taken: true }))
const address = await app.listen({ host: '127.0.0.1', port: 0 })
process.once('disconnect', () => process.exit())
process.send?.(address)
