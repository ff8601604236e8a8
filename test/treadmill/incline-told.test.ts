import { expect, test } from 'vitest'
import { memoryIn } from '../../src/history/memory.ts'
import { writeAll } from '../../src/history/writing.ts'
import { tellsNoIncline } from '../../src/simulator/scripts/incline.ts'
import type { Script } from '../../src/simulator/scripts/script.ts'
import { acquaintances } from '../../src/treadmill/acquaintance.ts'
import { keepIfInclineIsTold } from '../../src/treadmill/incline-told.ts'
import { freshDatabase } from '../history/data-folder.ts'
import { acquainted } from './acquainted.ts'

async function acquaintedWithMemory(scripts: readonly Script[]) {
  const db = freshDatabase()
  const memory = memoryIn(db, (writing) => writeAll(db, [writing]))
  const known = acquaintances(memory, () => null, { wallMs: () => Date.UTC(2026, 10, 27) }, true)
  return { ...(await acquainted({}, ...scripts)), known }
}

/** Connects, and follows what is known of its incline, as often as asked: each time what was told so far. */
async function following(...scripts: readonly Script[]) {
  const at = await acquaintedWithMemory(scripts)
  const { known } = at
  const told: (string | null)[] = []
  const follow = () =>
    keepIfInclineIsTold(at.treadmill, known, () => told.push(known.profile(at.treadmill.machine).incline.value))
  follow()
  return { ...at, told, follow }
}

test('one that tells none is known by its third reading, once', async () => {
  const { clock, told, known, treadmill } = await following(tellsNoIncline)
  await clock.advance(400)
  expect(told).toEqual([])
  await clock.advance(10_000)
  expect(told).toEqual(['untold'])
  expect(known.facts(treadmill.machine)).toMatchObject({ incline: null, keepsItsIncline: true })
})

test('one that tells it, or has none, teaches nothing', async () => {
  const one = await following()
  await one.clock.advance(10_000)
  expect(one.told).toEqual([])
  const none = await acquainted({ incline: null })
  keepIfInclineIsTold(none.treadmill, one.known, () => expect.fail('of none nothing is learned'))
  await none.clock.advance(10_000)
})

test('told once, of a moving belt alone, it counts as told, at later connections too', async () => {
  let tells = false
  const atTimes: Script = (on) => {
    const without = tellsNoIncline(on)
    return { value: (uuid, octets) => (tells ? octets : (without.value?.(uuid, octets) ?? octets)) }
  }
  const { clock, told, follow } = await following(atTimes)
  await clock.advance(10_000)
  tells = true
  await clock.advance(3000)
  expect(told).toEqual(['untold', 'told'])
  tells = false
  follow()
  await clock.advance(10_000)
  expect(told).toEqual(['untold', 'told'])
})

test('one that refused it is not taken back for what it tells', async () => {
  for (const scripts of [[], [tellsNoIncline]]) {
    const { clock, known, treadmill } = await acquaintedWithMemory(scripts)
    known.learn(treadmill.machine, { incline: 'refused' }, 'runs')
    keepIfInclineIsTold(treadmill, known, () => expect.fail('nothing is learned'))
    await clock.advance(10_000)
    expect(known.profile(treadmill.machine).incline.value).toBe('refused')
  }
})
