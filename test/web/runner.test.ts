import { expect, test } from 'vitest'
import { NOTHING_TOLD, type NumberedRunner } from '../../protocol/panel/runner.ts'
import { hearRunner, onNewStream, runnerNow } from '../../web/live/runner.ts'

const told = (number: number, ageYears: number): NumberedRunner => ({ number, runner: { ...NOTHING_TOLD, ageYears } })

test('an answer that something newer has overtaken is not heard; a stream begins anew, whatever its number', () => {
  onNewStream()
  hearRunner(told(7, 40))
  hearRunner(told(9, 42))
  hearRunner(told(8, 41))
  expect(runnerNow()?.ageYears).toBe(42)
  hearRunner(told(9, 42))
  hearRunner(told(10, 43))
  expect(runnerNow()?.ageYears).toBe(43)
  onNewStream()
  hearRunner(told(3, 50))
  expect(runnerNow()?.ageYears).toBe(50)
})
