import { expect, test } from 'vitest'
import { settingsIn } from '../../web/look/screen-settings.ts'

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
