import { readFileSync, readdirSync } from 'node:fs'

export interface RunningProcess {
  readonly pid: number
  readonly parentPid: number
  readonly groupPid: number
  readonly command: string
}

/** From Linux's process table. */
export function childrenOf(parentPid: number): readonly RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => describe(Number(name)))
    .filter((running) => running.parentPid === parentPid)
}

/** Empty when it has ended meanwhile. */
function describe(pid: number): RunningProcess[] {
  try {
    // The name in brackets may hold spaces; state, parent and process group follow it (proc(5)).
    const [, parentPid, groupPid] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return [{ pid, parentPid: Number(parentPid), groupPid: Number(groupPid), command }]
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return []
    throw error
  }
}
