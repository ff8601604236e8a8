import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DECLARED_QUIRKS, declaredFor } from '../../src/profile/declared.ts'
import { FACT_NAMES } from '../../protocol/panel/machine-facts.ts'
import { factsIn } from '../../src/profile/facts.ts'
import { learnedNow, learnedOf, profileFor } from '../../src/profile/learned.ts'
import { factsFrom, GENERIC, profileOf, proposed, waysOf } from '../../src/profile/profile.ts'
import { draws } from '../draws.ts'
import { anyFacts } from './random-facts.ts'

const HERE = { name: 'TRX3500', model: 'TRX', firmware: '1.2', address: 'c0:ff:ee:00:00:01' }
const MEASURED = { by: 'meeting', on: '2026-11-27' } as const

test('the generic one lies lowest, what is declared over it, what was learned over both', () => {
  const known = learnedNow(null, HERE, factsFrom({ lagMs: 1200, keepAliveMs: null }, MEASURED))
  const profile = profileFor([known], HERE)
  expect(profile.preamble).toEqual({ value: false, from: { by: 'default' } })
  expect(profileFor([], HERE).keepAliveMs).toEqual({ value: 1000, from: { by: 'declared', quirk: 11 } })
  expect(profile.keepAliveMs).toEqual({ value: null, from: MEASURED })
  expect(profile.lagMs).toEqual({ value: 1200, from: MEASURED })
})

test('what was learned on another treadmill of the model is proposed; on another model nothing is', () => {
  const other = { ...HERE, address: 'c0:ff:ee:00:00:02' }
  const learned = [learnedNow(null, other, factsFrom({ lagMs: 1200, unit: 'mph', preamble: true }, MEASURED))]
  const profile = profileFor(learned, HERE)
  expect(profile.lagMs).toEqual({ value: 1200, from: { by: 'proposed' } })
  expect([profile.unit, profile.preamble]).toEqual([GENERIC.unit, GENERIC.preamble])
  expect(profileFor(learned, { ...HERE, model: 'another' }).lagMs).toEqual(GENERIC.lagMs)
  expect(profileFor(learned, { ...HERE, firmware: '1.3' }).lagMs).toEqual(GENERIC.lagMs)
  const nameless = { ...HERE, model: null }
  expect(
    profileFor([learnedNow(null, { ...other, model: null }, factsFrom({ lagMs: 9 }, MEASURED))], nameless).lagMs,
  ).toEqual(GENERIC.lagMs)
})

test('new firmware: what was learned before is a proposal, and its meeting is to be had again', () => {
  const before = learnedNow(null, HERE, factsFrom({ lagMs: 1200 }, MEASURED), '2026-11-27')
  const now = { ...HERE, firmware: '2.0' }
  expect(profileFor([before], now).lagMs).toEqual({ value: 1200, from: { by: 'proposed' } })
  const after = learnedNow(before, now, factsFrom({ periodMs: 500 }, { by: 'runs', on: '2026-11-28' }))
  expect(after).toMatchObject({ metOn: null, firmware: '2.0', facts: { lagMs: { from: { by: 'proposed' } } } })
  expect(learnedNow(before, HERE, {}).metOn).toBe('2026-11-27')
})

test('at another address it is known where it was searched for by the one it had, and has its name', () => {
  const known = learnedNow(null, HERE, factsFrom({ lagMs: 1200 }, MEASURED))
  const moved = { ...HERE, address: 'c0:ff:ee:00:00:09' }
  expect(learnedOf([known], moved)).toBeNull()
  expect(learnedOf([known], moved, HERE.address)).toBe(known)
  expect(learnedOf([known], { ...moved, name: 'another' }, HERE.address)).toBeNull()
  expect(learnedNow(known, moved, {}).unit).toBe(HERE.address)
})

test('what others declared of a model: how it is spoken to, and the row that says so', () => {
  const of = (name: string, model: string | null = null) =>
    waysOf(profileOf(declaredFor({ name, model, firmware: null })))
  expect(of('MyRun 1234')).toMatchObject({ preamble: true })
  expect(of('WELLFIT 7')).toMatchObject({ controlTwice: true, preamble: false, unlock: [] })
  expect(of('YPOO-MINI-PRO-1')).toMatchObject({
    controlTwice: true,
    unlock: [{ to: 'D18D2C10C44C11E8A355529269FB1459', hex: '0100000308000209' }],
  })
  expect(of('MRK-T10-D59A').unlock).toEqual([
    { to: '59554C550000666688884D4552414348', hex: 'aa01000155', answersOn: null },
  ])
  // The frame of the table, of the pad whose name it was made from.
  expect(of('KS-HD-Z1D')).toMatchObject({ writeGapMs: 400, unlock: [{ hex: '710005012e5a314474' }] })
  expect(of('TRX3500')).toMatchObject({ keepAliveMs: 1000, preamble: false })
  expect(of('F00', 'TM11GY')).toMatchObject({ startToggles: true })
  expect(of('Treadmill')).toEqual(waysOf(GENERIC))
  expect(DECLARED_QUIRKS).toEqual(expect.arrayContaining([1, 3, 5, 6, 7, 8, 11, 19, 28]))
})

test('facts come back from JSON as they went; one that cannot be read takes no other with it', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...FACT_NAMES), fc.jsonValue(), (facts, name, rubbish) => {
      expect(factsIn(JSON.parse(JSON.stringify(facts)))).toEqual(facts)
      const { [name]: _, ...others } = facts
      expect(factsIn({ ...others, [name]: { value: rubbish } })).toEqual(others)
    }),
    { numRuns: draws(100) },
  )
  expect([factsIn(null), factsIn('x'), factsIn([1])]).toEqual([{}, {}, {}])
})

test('a proposal proposes no start, no unlock, no unit and nothing that was measured of another belt', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { unit, ...profile } = profileOf(proposed(facts))
      expect([unit, profile.beltFactor]).toEqual([GENERIC.unit, GENERIC.beltFactor])
      expect({ ...waysOf({ ...profile, unit }), writeGapMs: 0 }).toEqual(waysOf(GENERIC))
    }),
    { numRuns: draws(50) },
  )
})
