import { monotonicClock } from '../../clock.ts'
import { GattError } from '../gatt.ts'
import { chosenAdapter } from '../noble/adapter.ts'
import { holdLocks, locksOf } from './lock.ts'
import type { FromRadio, ToRadio } from './messages.ts'
import { RadioService } from './service.ts'

/**
 * The process that holds the radio. It outlives the daemon by as long as it takes to carry out its will: when the
 * channel closes, and when it has not been fed for 3 s. Ctrl-C reaches the whole process group, so it ignores it.
 */

const clock = monotonicClock()

function say(message: FromRadio): void {
  // A message that can no longer be delivered needs no care: `disconnect` follows.
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined)
}

function quit(code: number): void {
  process.exit(code)
}

async function serve(open: ToRadio & { kind: 'open' }): Promise<void> {
  const early: ToRadio[] = []
  const keep = (message: ToRadio): void => void early.push(message)
  process.on('message', keep)
  let announced = false
  const adapter = chosenAdapter(open.adapter)
  await holdLocks(locksOf(adapter, open.dataDir), clock, () => {
    if (!announced) say({ kind: 'log', message: 'waiting for the radio of the last daemon to leave' })
    announced = true
    if (!process.connected && !early.some(({ kind }) => kind === 'bequest')) quit(0)
  })
  const service = new RadioService(adapter, clock, say, () => quit(0), open.adapter.kind === 'first')
  process.off('message', keep)
  process.on('message', (message: ToRadio) => service.receive(message))
  process.once('disconnect', () => void service.leave('the channel to the daemon closed'))
  for (const message of early) service.receive(message)
  if (!process.connected) await service.leave('the channel to the daemon closed')
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

process.on('uncaughtException', (error) => {
  if (error instanceof GattError) say({ kind: 'unusable', reason: error.message, adapter: error.adapter })
  else say({ kind: 'log', message: `the radio fails: ${error.stack ?? error.message}` })
  // Long enough for the message to leave; the daemon starts another radio.
  setTimeout(() => quit(1), 20)
})

process.once('message', (message: ToRadio) => {
  if (message.kind === 'open') void serve(message)
})
