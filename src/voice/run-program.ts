import { spawn, type ChildProcess } from 'node:child_process'
import { statSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/** Why a program brought nothing. */
export type NotRun = 'absent' | 'failed' | 'hung' | 'too-much'

export interface Asked {
  readonly program: string
  readonly args: readonly string[]
  /** What it reads. */
  readonly input?: string
  /** What it writes, where that is a file. */
  readonly file?: string
}

export interface Bounds {
  readonly withinMs: number
  /** Of the file, and of what it prints. */
  readonly mostOctets: number
}

/** How often a file that grows is looked at, ms. */
const LOOK_MS = 100

/**
 * Runs a program to its end, never through a shell, behind everything else this computer has to do. One that takes too long
 * or writes too much is killed with all that it has started.
 *
 * @param signal kills it
 */
export function runProgram(
  { program, args, input = '', file }: Asked,
  { withinMs, mostOctets }: Bounds,
  signal?: AbortSignal,
): Promise<{ readonly printed: string } | { readonly problem: NotRun }> {
  return new Promise((resolve) => {
    // A group of its own, which is killed whole.
    const child: ChildProcess = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'], detached: true, shell: false })
    let problem: NotRun | null = null
    let printed = ''
    const kill = (why: NotRun): void => {
      problem ??= why
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // It is gone already.
      }
    }
    const abort = (): void => kill('failed')
    const hung = setTimeout(() => kill('hung'), withinMs)
    const look = setInterval(() => {
      if (file !== undefined && sizeOf(file) > mostOctets) kill('too-much')
    }, LOOK_MS)
    const over = (found: { readonly printed: string } | { readonly problem: NotRun }): void => {
      clearTimeout(hung)
      clearInterval(look)
      signal?.removeEventListener('abort', abort)
      resolve(found)
    }
    if (signal?.aborted === true) abort()
    signal?.addEventListener('abort', abort)
    const hear = (chunk: Buffer): void => {
      printed += chunk.toString('utf8')
      if (printed.length > mostOctets) kill('too-much')
    }
    // First of all: what could not be begun has no streams, and says why a moment later.
    child.on('error', (error: NodeJS.ErrnoException) =>
      over({ problem: error.code === 'ENOENT' ? 'absent' : 'failed' }),
    )
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('close', (code) => over(problem === null && code === 0 ? { printed } : { problem: problem ?? 'failed' }))
    // One that does not read what it is given says so by its end.
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
    if (child.pid !== undefined) letOthersFirst(child.pid)
  })
}

function letOthersFirst(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended already, or this system has no order of its processes.
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}
