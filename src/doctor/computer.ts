import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a command came to; `code` is null where there is no such command, or it did not end in time. */
export interface Ran {
  readonly code: number | null
  readonly stdout: string
}

/** The computer that is looked at, as far as it is looked at: files below a root folder, and commands. */
export interface Computer {
  readonly platform: string
  /** `20.19.0` */
  readonly nodeVersion: string
  readonly nodePath: string
  readonly userId: number
  /** Null where there is no such file, or it may not be read. */
  read(this: void, path: string): string | null
  /** Null where there is no such folder. */
  list(this: void, path: string): readonly string[] | null
  run(this: void, command: string, args: readonly string[]): Promise<Ran>
}

const COMMAND_LIMIT_MS = 10_000
/** Where Node finds what is installed here, wherever Crescendo was started. */
const HERE = fileURLToPath(new URL('..', import.meta.url))

/** @param root the folder that stands for `/` */
export function thisComputer(root = '/', run: Computer['run'] = ran): Computer {
  return {
    platform: process.platform,
    nodeVersion: process.versions.node,
    nodePath: process.execPath,
    userId: process.getuid?.() ?? 0,
    read: (path) => orNull(() => readFileSync(join(root, path), 'utf8')),
    list: (path) => orNull(() => readdirSync(join(root, path))),
    run,
  }
}

function ran(command: string, args: readonly string[]): Promise<Ran> {
  return new Promise((done) => {
    execFile(command, [...args], { timeout: COMMAND_LIMIT_MS, cwd: HERE }, (error, stdout) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
      done({ code, stdout })
    })
  })
}

function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    // Whatever keeps it from being read, it is not there for us.
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}
