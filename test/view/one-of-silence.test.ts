import { expect, test } from 'vitest'
import type { Banner } from '../../protocol/panel/banners.ts'
import { BANNERS } from '../../protocol/panel/banners.ts'
import { OF_ONE_SILENCE, oneOfSilence } from '../../src/view/one-of-silence.ts'

const LEVELS: Record<string, Banner['level']> = { 'does-not-answer-stop': 'danger', silent: 'info' }

/** Each that a silence may bring, the gravest first, as it would be sent. */
const ofSilence = OF_ONE_SILENCE.map(({ code, values }) => {
  const level = LEVELS[String(Object.values(values ?? {})[0])] ?? 'warning'
  return { code, level, values: values ?? {} } as Banner
})
const another: Banner[] = [
  { code: 'held', level: 'info', values: { reason: 'console' } },
  { code: 'waiting', level: 'info', values: { wait: 'checking-the-unit' } },
  { code: 'pull-the-safety-key', level: 'danger', values: { belt: 'does-not-stop' } },
]

test('of all that one silence may bring only the gravest is said, whatever else is', () => {
  for (let set = 0; set < 2 ** ofSilence.length; set++) {
    const brought = ofSilence.filter((_, index) => (set & (1 << index)) !== 0)
    const said = oneOfSilence([...another, ...[...brought].reverse()])
    expect(said).toEqual([...another, ...brought.slice(0, 1)])
  }
})

test('a code with values of more than one kind is listed with each of them', () => {
  const listed = (code: keyof typeof BANNERS) => OF_ONE_SILENCE.filter((like) => like.code === code)
  expect(listed('belt-unseen').map(({ values }) => values)).toHaveLength(BANNERS['belt-unseen'].belt.enum.length)
  for (const code of ['telemetry-stale', 'computer-slept'] as const) expect(listed(code)).toHaveLength(2)
})
