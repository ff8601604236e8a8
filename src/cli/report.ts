import { writeFileSync } from 'node:fs'
import type { Outcome } from './decode.ts'
import { spoken } from './spoken.ts'

const { words } = spoken

const EXIT_UNAVAILABLE = 69
const EXIT_CANNOT_WRITE = 73
/** A daemon on this computer answers at once, or not at all, ms. */
const ANSWERS_WITHIN_MS = 5000

/**
 * `report`: what the treadmill and Crescendo said to each other last, in one file, or on standard output for `-`. Of the Crescendo
 * that runs here; else of the one that left last.
 *
 * @param kept what that one kept
 */
export async function reportCommand(port: number, kept: () => string | null, file: string): Promise<Outcome> {
  const report = (await fromDaemon(port)) ?? kept()
  if (report === null) return { stdout: '', stderr: words.terminal.noReport, exitCode: EXIT_UNAVAILABLE }
  if (file === '-') return { stdout: report, stderr: '', exitCode: 0 }
  try {
    writeFileSync(file, `${report}\n`)
    return { stdout: words.terminal.reportIsIn(file), stderr: '', exitCode: 0 }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { stdout: '', stderr: words.terminal.reportNotWritten(why), exitCode: EXIT_CANNOT_WRITE }
  }
}

/** Null where none runs there. */
async function fromDaemon(port: number): Promise<string | null> {
  try {
    const answer = await fetch(`http://localhost:${port}/api/report`, {
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    })
    const text = await answer.text()
    return answer.ok && isReport(text) ? text : null
  } catch (error) {
    // `fetch` says TypeError for whatever keeps it from being answered.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return null
    throw error
  }
}

/** Something else may listen there. */
const isReport = (text: string): boolean => text.startsWith('{"report":"crescendo"')
