import { expect, test } from 'vitest'
import { configOf, UsageError } from '../src/config.ts'

test.each([
  [{}, { kind: 'first' }, 'simulated'],
  [{ adapter: 'hci1' }, { kind: 'kernel', index: 1 }, 'auto'],
  [{ adapter: ' hci0 ', treadmill: 'Run 5' }, { kind: 'kernel', index: 0 }, 'Run 5'],
  [{ hci: 'unix:/tmp/hci' }, { kind: 'h4', path: '/tmp/hci' }, 'auto'],
])('%o: the adapter is %o, the treadmill %s', (typed, adapter, treadmill) => {
  expect(configOf(typed, {})).toMatchObject({ adapter, treadmill })
})

test.each([
  [{ adapter: '1' }, /written hci0/],
  [{ adapter: 'hci' }, /written hci0/],
  [{ adapter: 'hci1', hci: 'unix:/tmp/hci' }, /exclude each other/],
  [{ hci: '/tmp/hci' }, /unix:PATH/],
])('%o is refused in words', (typed, words) => {
  expect(() => configOf(typed, {})).toThrow(words)
  expect(() => configOf(typed, {})).toThrow(UsageError)
})
