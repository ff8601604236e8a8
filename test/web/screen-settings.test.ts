import { expect, test } from 'vitest'
import { LOUDEST, settingsIn } from '../../web/look/screen-settings.ts'
import { gainOf } from '../../web/sound/loudness.ts'

const DEFAULTS = settingsIn(null)

test('what was kept is read again, and what is missing is the default', () => {
  expect(settingsIn('{"light":"dark","flash":false}')).toEqual({ ...DEFAULTS, light: 'dark', flash: false })
})

test('what is no value, or no setting, is left out one by one', () => {
  const kept = { light: 'pink', language: 'es', sound: 'yes', voice: false, muted: 1, ceiling: 22, toString: true }
  expect(settingsIn(JSON.stringify(kept))).toEqual({ ...DEFAULTS, language: 'es', voice: false })
})

test.each(['', 'null', '7', '[]', '{', '{"light":null}'])('%o is as nothing kept', (kept) => {
  expect(settingsIn(kept)).toEqual(DEFAULTS)
})

test('as loud as it gets until somebody turns it down; what is no step of it is the default', () => {
  expect(DEFAULTS.loudness).toBe(LOUDEST)
  expect(settingsIn('{"loudness":3}').loudness).toBe(3)
  for (const loudness of [0, 9, 2.5, '3', true]) expect(settingsIn(JSON.stringify({ loudness })).loudness).toBe(LOUDEST)
})

test('the loudest changes nothing, and no step is silent', () => {
  const gains = [1, 2, 3, 4, 5, 6, 7, 8].map(gainOf)
  expect(gains.at(-1)).toBe(1)
  expect(gains[0]).toBeGreaterThan(0.01)
  expect(gains).toEqual([...gains].sort((a, b) => a - b))
})
