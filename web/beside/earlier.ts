import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import { runOf } from '../history/requests.ts'

/** The run that the next one is run beside: it is over, and read once a page. */
let reading: { readonly id: string; readonly run: Promise<void> } | null = null
let read: RunOpened | null = null

/** Null while it is not there, and where there is none. @param change it came */
export function earlierRun(id: string, change: () => void): RunOpened | null {
  if (reading?.id !== id) {
    read = null
    const run = runOf(id).then((answer) => {
      if (reading?.id === id && answer !== 'gone') read = answer
    })
    reading = { id, run }
  }
  if (read === null) void reading.run.then(() => read !== null && change())
  return read
}
