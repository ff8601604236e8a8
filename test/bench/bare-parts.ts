import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { NAME } from './bench-daemon.ts'
import { openPoster } from './post.ts'

/**
 * What an ask has to pass on its way to the air, each by itself and with nothing around it: a POST of its body to
 * Fastify, a message to another process and back, a write of noble until it is acknowledged. Ms, a sample each.
 */
export interface BareParts {
  readonly post: readonly number[]
  readonly ipc: readonly number[]
  readonly write: readonly number[]
}

interface Written {
  readonly atMs: number
  readonly acknowledgedMs: number
}

/** Each sample takes its turn after the same pause: a processor that has slept is slow for all of them alike. */
export async function barePartsMs(hciPath: string, samples: number, pauseMs: number): Promise<BareParts> {
  const noble = await started('bare-noble', hciPath, NAME)
  const ipc = await started('bare-ipc')
  const server = processOf('bare-fastify')
  const [address] = (await once(server, 'message')) as [string]
  const poster = await openPoster(address)
  const parts = { post: [] as number[], ipc: [] as number[], write: [] as number[] }
  for (let sample = 0; sample < samples; sample++) {
    const ask = { id: `bare-${sample}`, ask: 'slower' }
    await sleep(pauseMs)
    parts.post.push(await took(() => poster.send('POST', '/api/asks', ask)))
    await sleep(pauseMs)
    parts.ipc.push(
      await took(async () => {
        const back = once(ipc, 'message')
        ipc.send(ask)
        await back
      }),
    )
    await sleep(pauseMs)
    const written = once(noble, 'message')
    noble.send(sample % 2 === 0 ? 700 : 710)
    const [{ atMs, acknowledgedMs }] = (await written) as [Written]
    parts.write.push(acknowledgedMs - atMs)
  }
  poster.close()
  for (const child of [noble, ipc, server]) child.kill('SIGKILL')
  return parts
}

function processOf(name: string, ...args: readonly string[]): ChildProcess {
  const child = fork(fileURLToPath(new URL(`${name}.mjs`, import.meta.url)), args, { execArgv: [] })
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}

async function started(name: string, ...args: readonly string[]): Promise<ChildProcess> {
  const child = processOf(name, ...args)
  await once(child, 'message')
  return child
}

async function took(work: () => Promise<void>): Promise<number> {
  const beganAtMs = performance.now()
  await work()
  return performance.now() - beganAtMs
}
