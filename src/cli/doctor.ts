import type { Outcome } from './decode.ts'
import { spoken } from './spoken.ts'
import type { Finding, Health } from '../doctor/finding.ts'

const { words } = spoken

const EXIT_UNAVAILABLE = 69

const SIGN: Readonly<Record<Health, string>> = { ok: '✓', mind: '!', bad: '✗', unknown: '–' }

/** One line each, and below it the command that mends it; as JSON, all that is known of each. */
export function doctorSays(findings: readonly Finding[], asJson: boolean): Outcome {
  const isOk = findings.every((found) => found.is !== 'bad')
  const exitCode = isOk ? 0 : EXIT_UNAVAILABLE
  const lines = findings.map((found) => ({ ...found, says: words.terminal.doctor[found.code](found.what) }))
  if (asJson) return { stdout: JSON.stringify({ ok: isOk, findings: lines }, null, 2), stderr: '', exitCode }
  const text = lines.flatMap(({ is, says, mend }) => [`${SIGN[is]} ${says}`, ...(mend === null ? [] : [`    ${mend}`])])
  return { stdout: text.join('\n'), stderr: '', exitCode }
}
