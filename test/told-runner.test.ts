import { expect, test } from 'vitest'
import { NOTHING_TOLD, type Runner } from '../protocol/panel/runner.ts'
import { toldRunner } from '../src/told-runner.ts'

test('what is told later has a greater number, after a restart too; what is told again is nothing new', () => {
  let is: Runner = NOTHING_TOLD
  let nowMs = 1_800_000_000_000.5
  const memory = { runner: () => is, rememberRunner: (runner: Runner) => void (is = runner) }
  const begun = toldRunner(memory, () => nowMs)
  const first = begun.numbered()
  expect(first.runner).toEqual(NOTHING_TOLD)
  begun.become({ ...NOTHING_TOLD, ageYears: 40 })
  begun.become({ ...NOTHING_TOLD, ageYears: 40 })
  expect(begun.numbered()).toEqual({ number: first.number + 1, runner: is })
  expect(Number.isInteger(first.number)).toBe(true)
  nowMs += 1000
  expect(toldRunner(memory, () => nowMs).numbered().number).toBeGreaterThan(first.number + 1)
})
