import type { RunOpened } from '../../protocol/panel/run-opened.ts'
import { runOf } from '../history/requests.ts'

/** The run that the next one is run beside: it is over, and read once a page, and again when somebody comes back to it, who may have deleted it. */
let reading: { readonly id: string; readonly run: Promise<void> } | null = null
let read: RunOpened | 'gone' | null = null
const told = new Set<() => void>()

/** Null while it is not there, and where there is none. @param change it came */
export function earlierRun(id: string, change: () => void): RunOpened | null {
  if (reading?.id !== id) {
    read = null
    reading = { id, run: asked(id) }
  }
  if (read === null) void reading.run.then(() => read !== null && change())
  return read === 'gone' ? null : read
}

/** What is not there is asked for once. */
async function asked(id: string): Promise<void> {
  const answer = await runOf(id)
  if (reading?.id === id && (read === null || answer === 'gone')) read = answer
}

/** Calls when it is gone. Returns its undo. */
export function whenGone(call: () => void): () => void {
  told.add(call)
  return () => told.delete(call)
}

addEventListener('focus', () => {
  if (reading === null || read === null || read === 'gone') return
  void asked(reading.id).then(() => {
    if (read === 'gone') for (const call of told) call()
  })
})
