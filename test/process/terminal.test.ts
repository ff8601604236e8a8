import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { SHORT_PLAN } from '../daemon/short-plan.ts'
import { screenOf } from '../terminal/screen.ts'
import { dataFolder } from './daemon-process.ts'

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url))
const SIZE = { columns: 90, rows: 30 }
const SHOWS_CURSOR = '\u001b[?25h'

/** `run` in a terminal of its own, as util-linux's `script` makes one; afterwards it says how it was left. */
function runInTerminal(env: NodeJS.ProcessEnv = {}) {
  const data = dataFolder()
  const plan = join(data, 'plan.json')
  writeFileSync(plan, JSON.stringify(SHORT_PLAN))
  /** How it ended, also where nobody is there any more to read it. */
  const left = join(data, 'left')
  const run = `echo PID:$$; exec '${process.execPath}' '${MAIN}' run '${plan}' --time-scale 60 --data '${data}'`
  const inside = `trap '' HUP; stty cols ${SIZE.columns} rows ${SIZE.rows}; sh -c "${run.replaceAll('$', '\\$')}"; echo CODE:$? | tee '${left}'; stty -a`
  const child = spawn('script', ['-qec', inside, '/dev/null'], {
    stdio: 'pipe',
    env: { ...process.env, TERM: 'xterm', SHELL: '/bin/sh', ...env },
  })
  const gone = once(child, 'close')
  let written = ''
  const screen = screenOf(SIZE.columns)
  const shown = (): string => screen.lines().join('\n')
  /** Every one that was on the screen, oldest first. */
  const frames: string[] = []
  let unfinished = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    written += chunk
    const whole = unfinished + chunk
    const [partOfCode = ''] = /\u001b\[?[0-9;?]*$/.exec(whole) ?? []
    screen.pane.write(whole.slice(0, whole.length - partOfCode.length))
    unfinished = partOfCode
    frames.push(shown())
  })
  const pid = (): number => Number(/PID:(\d+)/.exec(written)?.[1] ?? NaN)
  onTestFinished(() => {
    child.kill('SIGKILL')
    if (!Number.isNaN(pid()) && isThere(pid())) process.kill(pid(), 'SIGKILL')
  })
  return {
    written: () => written,
    left: () => (existsSync(left) ? readFileSync(left, 'utf8').trim() : ''),
    pid,
    /** As one closes the window: nobody is there any more who reads or writes. */
    close: () => child.kill('SIGKILL'),
    shown,
    sees: (words: RegExp) => expect.poll(shown, { timeout: 20_000, interval: 50 }).toMatch(words),
    /** The first screen that showed it, also where it is gone by the time that anybody looks. */
    async frameWith(words: RegExp): Promise<string> {
      await expect.poll(() => frames.some((frame) => words.test(frame)), { timeout: 20_000, interval: 50 }).toBe(true)
      return frames.find((frame) => words.test(frame)) ?? ''
    },
    press: (keys: string) => child.stdin.write(keys),
    async end(): Promise<void> {
      await expect.poll(() => written, { timeout: 30_000 }).toMatch(/CODE:\d+[^]*icanon/)
      child.stdin.end()
      await gone
    },
  }
}

type Run = ReturnType<typeof runInTerminal>

async function toTheBelt({ sees, press }: Run): Promise<void> {
  await sees(/Enter begin/)
  press('\r')
  await sees(/Stretch 1 of/)
  press('s')
  await sees(/Enter START/)
  press('\r')
  await sees(/START, 1\.0 km\/h\? Keep Enter pressed/)
  await sleep(1200)
  press('\r')
}

/** Also read moving: of a start that was stopped before anything moved only the runner's eyes know that the belt rests. */
async function onTheBelt(run: Run): Promise<void> {
  await toTheBelt(run)
  await run.frameWith(/^(Warm-up|Stage)[^]*^[1-9]\d*[.:]\d/m)
}

/** As a shell finds it: lines are read whole and echoed, and the cursor is there. */
function expectClean(written: string): void {
  expect(written.lastIndexOf(SHOWS_CURSOR)).toBeGreaterThan(written.lastIndexOf('\u001b[?25l'))
  expect(written.lastIndexOf('\u001b')).toBe(written.lastIndexOf(SHOWS_CURSOR))
  const left = written.slice(written.indexOf('CODE:'))
  expect(left).toMatch(/[ ;]icanon/)
  expect(left).toMatch(/[ ;]echo /)
}

test(
  'a whole run as one block, asked by keys, that is drawn where it stands and leaves a clean terminal',
  { timeout: 90_000 },
  async () => {
    const run = runInTerminal()
    await toTheBelt(run)
    const frame = await run.frameWith(/^Stage 2 of 3[^]*space STOP/m)
    expect(frame.match(/^Stage \d of 3/gm)).toHaveLength(1)
    expect(frame).toMatch(/█/)
    await run.sees(/Stretch · belt still[^]*Stretch 1 of/)
    run.press('s')
    await run.end()
    expect(run.written()).toContain('CODE:0')
    const lines = run.shown().split('\n')
    for (const stage of [1, 2, 3])
      expect(lines.filter((line) => line.startsWith(`✓ Stage ${stage}: 100 m in`))).toHaveLength(1)
    expect(lines.filter((line) => line.startsWith('✓ Sprint: 100 m'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('space STOP'))).toHaveLength(1)
    expect(run.written()).toMatch(/\u001b\[\d+A/)
    expectClean(run.written())
  },
)

test('STOP is answered at once by its key, and the way on is offered', { timeout: 60_000 }, async () => {
  const run = runInTerminal({ NO_COLOR: '1' })
  await run.sees(/space STOP/)
  run.press(' ')
  await run.sees(/The belt stands still\./)
  await onTheBelt(run)
  run.press(' ')
  await run.sees(/Enter CARRY ON/)
  run.press('q')
  await run.end()
  // No colour was wanted: what is written beside text moves and wipes, and no more.
  expect(run.written().replace(/\u001b\[(\?25[lh]|\d*A|K|J)/g, '')).not.toContain('\u001b')
  expectClean(run.written())
})

test.each([
  ['Ctrl-C', (run: Run) => void run.press('\u0003')],
  ['SIGTERM', (run: Run) => void process.kill(run.pid(), 'SIGTERM')],
])('%s on a moving belt stops it, and leaves a clean terminal', { timeout: 60_000 }, async (_, leave) => {
  const run = runInTerminal()
  await onTheBelt(run)
  leave(run)
  await run.end()
  expect(run.written()).toContain('CODE:0')
  expectClean(run.written())
})

test('a terminal that is closed on a moving belt leaves nothing behind that runs on', { timeout: 60_000 }, async () => {
  const run = runInTerminal()
  await onTheBelt(run)
  const { pid } = run
  run.close()
  await expect.poll(() => isThere(pid()), { timeout: 30_000 }).toBe(false)
})

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
