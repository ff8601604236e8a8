import { expect, test } from 'vitest'
import { runHeadless } from '../../src/cli/headless.ts'
import { crescendo, type Crescendo } from '../daemon/crescendo.ts'

/** Types these lines into a terminal on the daemon, and gives what is printed. */
function typed({ daemon }: Crescendo, lines: readonly string[]): string[] {
  const printed: string[] = []
  async function* input(): AsyncGenerator<string> {
    for (const line of lines) yield await Promise.resolve(line)
  }
  void runHeadless(daemon, { lines: input(), print: (line) => printed.push(line) })
  return printed
}

test('a run that was begun in a terminal is carried on in another, after a restart', async () => {
  const first = await crescendo()
  typed(first, ['begin', 'skip-all', 'start'])
  await first.until('the belt to move', ({ belt }) => belt === 'moving')
  first.ask('stop')
  await first.until('the belt to stand', ({ belt }) => belt === 'stopped')
  first.daemon.close()
  first.link.dropLink('the daemon is gone')

  const run = { id: 'run-1', startedAt: '2026-01-01T07:00:00.000Z' }
  const again = await crescendo({ place: first, openRun: { run, events: first.events } })
  await again.until('the belt to be seen', ({ belt }) => belt === 'stopped')
  const printed = typed(again, ['sprint', ' ', 'go', 'resume'])
  await again.until('the belt to move again', ({ belt }) => belt === 'moving')
  expect(printed).toContainEqual(expect.stringMatching(/^"sprint" is not something to ask for\. Known: slower, faster/))
})
