import { expect, test } from 'vitest'
import type { Choices } from '../../protocol/panel/plan.ts'
import { planOf } from '../../src/workout/plan.ts'
import { isOfChoices, ofTheRun, remembered } from '../../src/workout/told.ts'
import { ANY_MACHINE } from '../../src/chosen-plan.ts'

const plain: Choices = { miles: 4, finish: 'strong' }
const beside: Choices = { ...plain, beside: 'a-run' }

test('nothing that is run depends on the run that it is run beside', () => {
  const [one, other] = [planOf(plain, ANY_MACHINE), planOf(beside, ANY_MACHINE)]
  if (!one.ok || !other.ok) return expect.unreachable()
  expect({ ...other.plan, choices: null }).toEqual({ ...one.plan, choices: null })
  expect(other.plan.choices).toMatchObject({ beside: 'a-run' })
})

test('it is remembered with what is chosen, and is of no plan that is kept, offered or written', () => {
  expect(remembered({ ...beside, unit: 'km' })).toEqual(beside)
  expect(ofTheRun(beside)).toEqual(plain)
  expect(isOfChoices({ choices: beside }, plain)).toBe(true)
})
