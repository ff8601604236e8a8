import { expect, test } from 'vitest'
import { LIMITS } from '../../src/belt/limits.ts'
import { wishOf } from '../../src/session/wish.ts'
import { refusalOf } from '../../src/session/asks/asks.ts'
import { placeOf } from '../../src/session/session.ts'
import { readMachine, breakReadings, NO_DISTANCE, advance, type Odometer } from '../../src/session/course/odometer.ts'
import {
  ask,
  inMile,
  look,
  played,
  refusalIn,
  send,
  stage,
  started,
  until,
  untilPhase,
  waitS,
  type Stage,
} from './play.ts'
import { planWith } from './plans.ts'

/** A whole run on a machine that counts in its own way. */
function counting(count: Stage['belt']['count']): Stage {
  const on = stage(planWith())
  on.belt.count = count
  return on
}

test('a machine that counts finely is the source, and the mile line is its own', () => {
  const on = played(
    counting((m) => Math.floor(m * 1.01)),
    ...started,
    untilPhase('mile', 1),
  )
  const fromM = on.belt.count(on.belt.distanceM) ?? 0
  played(on, untilPhase('mile', 2))
  expect(look(on.session)).toMatchObject({ distanceSource: 'machine' })
  expect((on.belt.count(on.belt.distanceM) ?? 0) - fromM).toBeGreaterThanOrEqual(598)
  expect((on.belt.count(on.belt.distanceM) ?? 0) - fromM).toBeLessThanOrEqual(603)
})

test.each<[string, (m: number) => number | null]>([
  ['counts 10 m at a time (quirk 48)', (m) => Math.floor(m / 10) * 10],
  ['says nothing but zero (quirk 47)', () => 0],
  ['stalls at 50 m', (m) => Math.min(50, Math.floor(m))],
  ['counts 5 % too much', (m) => Math.floor(m * 1.05)],
  ['runs backwards now and then', (m) => Math.floor(m) - (Math.floor(m) % 60 === 59 ? 9 : 0)],
  ['has no distance', () => null],
])('a machine that %s is not: the total is our own integral, within a few metres of the truth', (_, count) => {
  const on = played(counting(count), inMile(1), waitS(60))
  expect(look(on.session).distanceSource).toBe('integral')
  expect(Math.abs(placeOf(on.session).odometer.totalM - on.belt.distanceM)).toBeLessThan(15)
})

test('the change keeps the total, goes one way, and is said', () => {
  const on = played(
    counting((m) => (m < 900 ? Math.floor(m) : 900)),
    inMile(1),
  )
  const sources = new Set<string>()
  let before = look(on.session)
  while (before.phase.mile === 1) {
    waitS(1)(on)
    const now = look(on.session)
    expect(now.distanceM).toBeGreaterThanOrEqual(before.distanceM)
    expect(now.distanceM - before.distanceM).toBeLessThan(5)
    if (now.distanceSource !== before.distanceSource) {
      sources.add(`${before.distanceSource} → ${now.distanceSource}`)
      expect(now.banners.map(({ code }) => code)).toContain('distance-source')
    }
    before = now
  }
  expect([...sources]).toEqual(['machine → integral'])
})

test('a mere gap is no fault of the machine’s: its count is taken up again behind it, and nothing is said', () => {
  const on = played(stage(planWith()), inMile(1), waitS(30))
  on.belt.speaks = false
  // Somebody at the console, whom the estimate knows nothing of.
  on.belt.speedKmh = on.belt.targetKmh = 16
  played(on, waitS(5))
  on.belt.speaks = true
  played(on, waitS(0.5))
  on.belt.speedKmh = on.belt.targetKmh = 8.7
  for (let s = 0; s < 20; s++) {
    played(on, waitS(1))
    const { banners, distanceSource } = look(on.session)
    expect([banners.map(({ code }) => code), distanceSource]).toEqual([
      expect.not.arrayContaining(['distance-source']),
      'machine',
    ])
  }
})

test('a total never jumps, whatever the machine says', () => {
  const says = [0, 1, 2, 4, 4, 4, 9, 3, 200, 201, 0, 1, 2, null, 50, 51, 60]
  let odometer: Odometer = NO_DISTANCE
  says.forEach((machineM, i) => {
    const before = odometer.totalM
    odometer = readMachine(advance(odometer, 0.5, 10), machineM, i * 500, LIMITS)
    expect(odometer.totalM).toBeGreaterThanOrEqual(before)
    expect(odometer.totalM - before).toBeLessThan(4)
  })
})

test('a gap costs nothing and counts nothing twice', () => {
  let odometer = readMachine(advance(NO_DISTANCE, 10, 9), 25, 0, LIMITS)
  odometer = advance(breakReadings(odometer), 60, 9)
  const { totalM } = odometer
  odometer = readMachine(odometer, 9_000, 1, LIMITS)
  expect(odometer.totalM).toBe(totalM)
  odometer = readMachine(advance(odometer, 2, 9), 9_005, 2, LIMITS)
  expect(odometer.totalM).toBeCloseTo(totalM + 5, 6)
})

test.each([
  ['late by a second, then in time', [4, 0]],
  ['kept up for two seconds, then all at once', [8, 7, 6, 5, 4, 3, 2, 1, 0]],
  ['late by a second, and late again', [4, 4, 4]],
])('a reading that is %s does not count against the machine', (_, agesOf) => {
  const machineAt = (quarters: number): number => Math.floor(quarters * 1.04)
  let odometer = NO_DISTANCE
  const read = (quarter: number, ageQuarters: number): void => {
    odometer = readMachine(odometer, machineAt(quarter - ageQuarters), quarter * 250, LIMITS)
  }
  let quarter = 0
  const run = (quarters: number): void => {
    quarter += quarters
    odometer = advance(odometer, quarters / 4, 15)
  }
  for (; quarter < 120; run(1)) read(quarter, 0)
  run((agesOf[0] ?? 0) - 1)
  for (const age of agesOf) read(quarter, age)
  for (run(1); quarter < 400; run(1)) read(quarter, 0)
  expect(odometer.source).toBe('machine')
  expect(odometer.totalM).toBeCloseTo(machineAt(400), -1)
})

test('three readings a second are not three times the distance (quirk 63)', () => {
  const on = stage(planWith())
  on.belt.notifiesMs = 100
  played(on, inMile(1), waitS(30))
  expect(placeOf(on.session).odometer.integralM).toBeCloseTo(on.belt.distanceM, -1)
})

test('distance that runs at 1.61 of the integral is told to the governor, from 20 m', () => {
  const on = played(
    counting((m) => Math.floor(m * 1.609)),
    ...started,
    until(({ seen }) => seen.unit.verdict !== 'unjudged'),
  )
  expect(on.session.seen.unit.verdict).toBe('other')
  expect(on.belt.distanceM).toBeLessThan(26)
  const fine = played(
    stage(planWith()),
    ...started,
    until(({ seen }) => seen.unit.verdict !== 'unjudged'),
  )
  expect(fine.session.seen.unit.verdict).toBe('ours')
  expect(fine.belt.distanceM).toBeLessThan(26)
})

const codesOn = (on: Stage): string[] => look(on.session).banners.map(({ code }) => code)

/** Without usable distance, at the walk of the warm-up. */
function walking(): Stage {
  const on = counting(() => null)
  on.tellsUnit = false
  return played(on, ...started, waitS(30))
}

test('without usable distance the runner is asked at once, and once, what the display says', () => {
  const on = walking()
  expect(look(on.session).banners).toMatchObject([{ code: 'console-check', level: 'warning' }])
  expect(look(on.session).asks).toContain('console-says')
  played(on, ask('console-says', { speed: 3.4, unit: 'mph' }))
  expect(look(on.session)).toMatchObject({ locked: false, belt: 'moving', banners: [] })
  expect(refusalIn(on.session, 'console-says')).toBe('wrong-phase')
  played(on, waitS(300))
  expect(look(on.session).asks).not.toContain('console-says')
})

test('the answer holds for a run that is carried on, and for no other run', () => {
  const on = played(walking(), ask('console-says', { speed: 5.5, unit: 'km/h' }), ask('stop'))
  played(
    on,
    until(({ belt }) => belt.kind === 'stopped'),
    waitS(2),
    ask('resume'),
    waitS(40),
  )
  expect(look(on.session)).toMatchObject({ belt: 'moving', banners: [] })
  played(
    on,
    ask('stop'),
    until(({ belt }) => belt.kind === 'stopped'),
    waitS(2),
    ask('discard'),
    waitS(1),
  )
  played(on, ...started, waitS(30))
  expect(codesOn(on)).toContain('console-check')
})

test.each([
  [8.8, 'km/h'],
  [5.5, 'mph'],
  [3.4, 'km/h'],
] as const)('a display that says %f %s at 5.5 km/h speaks the other unit: stopped and locked', (speed, unit) => {
  const on = played(walking(), ask('console-says', { speed, unit }))
  expect(look(on.session)).toMatchObject({ locked: true, belt: 'stopping' })
  expect(codesOn(on)).toContain('wrong-unit')
})

test('a number that fits neither unit is refused, and the question stays', () => {
  const on = walking()
  const odd = { id: 'odd', ask: 'console-says', speed: 7, unit: 'km/h' } as const
  expect(refusalOf(on.session, odd, on.nowMs)).toMatchObject({ code: 'display-fits-neither-unit' })
  send(on, { kind: 'ask', ask: odd })
  expect(codesOn(on)).toContain('console-check')
})

test('the warm-up does not end before the unit is known, and is not counted into what comes after', () => {
  const on = played(walking(), waitS(600))
  expect(look(on.session).phase.kind).toBe('warm-up')
  const { movingS } = placeOf(on.session).odometer
  expect(movingS).toBeGreaterThan(600)
  played(on, ask('console-says', { speed: look(on.session).measured.speedKmh ?? 0, unit: 'km/h' }), waitS(1))
  expect(look(on.session).phase.kind).toBe('mile')
  expect(placeOf(on.session).splits.map(({ timeS }) => Math.round(timeS))).toEqual([Math.round(movingS)])
  expect(placeOf(on.session).phase.fromS).toBeCloseTo(movingS, 0)
})

test('a machine with usable distance is not asked about', () => {
  const on = played(stage(planWith()), inMile(2))
  expect(look(on.session).banners).toEqual([])
})

test('who answers late is told of the rise, which begins 5 s later', () => {
  const on = walking()
  // The governor lets nothing rise meanwhile.
  on.belt.obeys = false
  played(on, waitS(300))
  const toldMs = on.nowMs
  played(on, ask('console-says', { speed: on.belt.speedKmh, unit: 'km/h' }), waitS(0.2))
  expect(on.said.filter(({ atMs }) => atMs >= toldMs)).toHaveLength(1)
  expect(wishOf(on.session)).toMatchObject({ rise: 'not-yet' })
  played(on, waitS(5))
  expect(wishOf(on.session)).toMatchObject({ rise: 'gentle' })
})

test('a machine of other limits is judged by those: steps of 10 m are fine where they are said to be', () => {
  const run = (limits: typeof LIMITS) => {
    let odometer: Odometer = NO_DISTANCE
    for (let s = 0; s < 120; s++)
      odometer = readMachine(advance(odometer, 1, 9), Math.floor((s * 2.5) / 10) * 10, s * 1000, limits)
    return odometer.source
  }
  expect(run(LIMITS)).toBe('integral')
  expect(run({ ...LIMITS, distanceStepM: 10, distanceOffM: 12 })).toBe('machine')
})
