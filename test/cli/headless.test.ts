import { asSent } from '../as-sent.ts'
import { PassThrough } from 'node:stream'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { runHeadless } from '../../src/cli/headless.ts'
import { carryOn } from '../../src/carry-on.ts'
import { dataFolder } from '../history/data-folder.ts'
import { historyOn } from '../history/history-on.ts'
import { watchOn } from '../../src/watch.ts'
import { crescendo, type Crescendo } from '../daemon/crescendo.ts'
import { SCRIPTS } from '../../src/simulator/scripts/every-script.ts'

interface Typing {
  readonly printed: string[]
  readonly pressKey: () => void
  readonly type: (line: string) => Promise<void>
}

/** A terminal on the daemon, its watch on the clock of the test. */
function terminalOn({ daemon, clock }: Crescendo, byOthers = false): Typing {
  const printed: string[] = []
  let pressKey = (): void => undefined
  const lines = new PassThrough({ encoding: 'utf8' })
  const watch = watchOn(clock, (forMs) => daemon.unwatched(forMs))
  const keys = (pressed: () => void): (() => void) => {
    pressKey = pressed
    return () => undefined
  }
  const terminal = { lines: createInterface(lines), keys, print: (line: string) => void printed.push(line) }
  void runHeadless(daemon, { watch, clock, byOthers }, terminal)
  return {
    printed,
    pressKey: () => pressKey(),
    async type(line) {
      lines.write(`${line}\n`)
      await clock.advance(200)
    },
  }
}

/** Types these lines into a terminal on the daemon, and gives what is printed. */
async function typed(run: Crescendo, lines: readonly string[]): Promise<string[]> {
  const { type, printed } = terminalOn(run)
  for (const line of lines) await type(line)
  return printed
}

test('a run that was begun in a terminal is carried on in another, after a restart', async () => {
  const folder = dataFolder()
  const first = await crescendo({ log: historyOn(folder).log })
  await typed(first, ['begin', 'skip-all', 'start'])
  await first.until('the belt to move', ({ belt }) => belt === 'moving')
  first.ask('stop')
  await first.until('the belt to stand', ({ belt }) => belt === 'stopped')
  first.daemon.close()
  first.link.dropLink('the daemon is gone')

  const { log, unfinished } = historyOn(folder)
  const again = await crescendo({ place: first, log, carriedOn: carryOn(unfinished()!, log) })
  await again.until('the belt to be seen', ({ belt }) => belt === 'stopped')
  const printed = await typed(again, ['sprint', ' ', 'go', 'resume'])
  await again.until('the belt to move again', ({ belt }) => belt === 'moving')
  expect(printed).toContainEqual(expect.stringMatching(/^"sprint" is not something to ask for\. Known: slower, faster/))
})

async function inMileOne(run: Crescendo, { type }: Typing): Promise<void> {
  for (const line of ['begin', 'skip-all', 'start']) await type(line)
  await run.until('the belt to move', ({ belt }) => belt === 'moving')
  await type('next')
}

test('a key or a line keeps the belt moving for a minute; then that is said, nothing rises, and it stops', async () => {
  const run = await crescendo()
  const terminal = terminalOn(run)
  await inMileOne(run, terminal)
  for (let minute = 0; minute < 3; minute++) {
    await run.clock.advance(58_000)
    terminal.pressKey()
  }
  expect(run.daemon.snapshot().banners).toEqual([])
  expect(terminal.printed.filter((line) => line.includes('for a minute') || line.includes('seen to watch'))).toEqual([])

  await run.clock.advance(60_000)
  expect(terminal.printed.at(-1)).toMatch(/No line came for a minute.*in 60 s the belt slows/)
  expect(run.daemon.snapshot().banners).toEqual([])
  await run.clock.advance(5100)
  expect(asSent(run.daemon.snapshot().banners)).toMatchObject([
    { code: 'unwatched', message: expect.stringContaining('in 55 s') as string },
  ])
  await run.clock.advance(10_000)
  expect(terminal.printed.filter((line) => line.includes('Nobody is seen to watch'))).toHaveLength(1)
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 70)
})

test('with --watched nobody has to answer', async () => {
  const run = await crescendo()
  const terminal = terminalOn(run, true)
  await inMileOne(run, terminal)
  await run.clock.advance(400_000)
  expect(run.daemon.snapshot()).toMatchObject({ belt: 'moving', phase: { mile: 1 }, banners: [] })
})

test('a belt that no Stop slows: the terminal asks for its motor, and is answered', async () => {
  const run = await crescendo({ script: SCRIPTS['will-not-stop'] })
  const terminal = terminalOn(run, true)
  for (const line of ['begin', 'skip-all', 'start']) await terminal.type(line)
  await run.until('the walk', ({ belt }) => belt === 'moving', 20)
  await terminal.type('stop')
  await run.until('the question', ({ asks }) => asks.includes('has-motor'), 30)
  expect(terminal.printed).toContain('  Has it a motor? Type has-motor yes or has-motor no.')
  await terminal.type('has-motor perhaps')
  expect(terminal.printed.at(-1)).toContain('is not something to ask for')
  await terminal.type('has-motor no')
  expect(run.daemon.snapshot()).toMatchObject({ driving: { by: 'runner', because: 'no-motor' } })
})

test('what the display shows is told in the terminal, and the run goes on', async () => {
  const run = await crescendo({ simulated: false })
  const terminal = terminalOn(run, true)
  for (const line of ['begin', 'skip-all', 'start']) await terminal.type(line)
  await run.until('the question', ({ asks }) => asks.includes('console-says'), 20)
  expect(terminal.printed.filter((line) => line.includes('own display show'))).toHaveLength(1)
  expect(terminal.printed.at(-1)).toMatch(/^ {2}Type what it shows: console-says 1\.8 km\/h or console-says 1\.1 mph/)
  for (const line of ['console-says', 'console-says 1.8', 'console-says x mph', 'console-says 99 mph'])
    await terminal.type(line)
  expect(terminal.printed.filter((line) => line.includes('is not something to ask for'))).toHaveLength(4)
  await terminal.type('console-says 7 km/h')
  expect(terminal.printed.at(-1)).toMatch(/^That fits neither unit at 1\.8 km\/h, or 1\.1 mph\./)
  await terminal.type('console-says 1.1 mph')
  await run.until('the walk', ({ measured }) => (measured.speedKmh ?? 0) > 5, 60)
})

test.each(['STOP', '  Stop. ', 'please stop', 'para!', 'stpo'])('"%s" stops a belt that speeds up', async (line) => {
  const run = await crescendo()
  const terminal = terminalOn(run)
  await inMileOne(run, terminal)
  await run.clock.advance(3000)
  await terminal.type(line)
  expect(run.daemon.snapshot().belt).toBe('stopping')
  await run.until('the belt to stand', ({ belt }) => belt === 'stopped', 30)
})
