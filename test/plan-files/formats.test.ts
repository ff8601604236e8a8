import FitParser, { FitEncoder } from 'fit-file-parser'
import { expect, test } from 'vitest'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import { METRIC as MACHINE, planned } from '../workout/machines.ts'
import { codesOf, inShort, read, refusedBy, write } from './files.ts'

/** Files as others make them: what becomes of each, and what is said to be lost. */

test('a workout of Zwift that goes up and down: ramps in steps, repeats written out, parts of races as speeds', () => {
  const zwo = `<?xml version="1.0" encoding="utf-8"?>
<workout_file>
  <author>A. Coach</author><name>Hills &amp; more &#x2014; 2</name><sportType>run</sportType><durationType>time</durationType>
  <tags><tag name="INTERVALS"/></tags>
  <workout>
    <Warmup Duration="300" PowerLow="0.6" PowerHigh="0.75" pace="2"/>
    <IntervalsT Repeat="3" OnDuration="120" OffDuration="90" OnPower="1.05" OffPower="0.7" pace="2" Cadence="90">
      <textevent timeoffset="10" message="Light &lt;feet&gt;"/>
    </IntervalsT>
    <FreeRide Duration="60"/>
    <Sprinkler Duration="60"/>
    <Cooldown Duration="300" PowerLow="0.6" PowerHigh="0.6" pace="2"/>
  </workout>
</workout_file>`
  const { plan, losses, name, choices, format } = read(zwo)
  expect({ name, format }).toEqual({ name: 'Hills & more — 2', format: 'zwo' })
  // Who runs 5 km in 25:00 runs 10 km at 11.55 km/h.
  expect(inShort(plan)).toEqual([
    ...['warm-up 7.2 km/h 100 s', 'warm-up 7.8 km/h 100 s', 'warm-up 8.4 km/h 100 s'],
    ...['stage 12.1 km/h 120 s', 'stage 8.1 km/h 90 s', 'stage 12.1 km/h 120 s', 'stage 8.1 km/h 90 s'],
    ...['stage 12.1 km/h 120 s', 'stage 8.1 km/h 90 s', 'stage 8.7 km/h 60 s', 'cool-down 6.9 km/h 300 s'],
  ])
  expect(codesOf(losses)).toEqual([
    ...['loss-ramp', 'loss-cadence', 'loss-unknown', 'loss-no-pace', 'loss-relative', 'loss-texts'],
  ])
  expect(choices.workout?.steps[3]).toMatchObject({ text: 'Light <feet>' })
})

test('one in metres that is faster mile by mile, with a faster finish, is a Crescendo, not within half a metre of a mile', () => {
  const step = (metres: number, part: number) => `<SteadyState Duration="${metres}" Power="${part}" pace="1"/>`
  const zwo = (...steps: string[]) =>
    `<workout_file><sportType>run</sportType><durationType>distance</durationType><workout>${steps.join('')}</workout></workout_file>`
  const { choices, losses, plan } = read(zwo(step(1609, 0.72), step(1609, 0.82), step(1609, 0.92), step(400, 1.1)))
  expect(choices).toMatchObject({ finish: 'sprint', miles: 3, stageM: METRES_PER_MILE, finishM: 400 })
  expect(plan.name.code).toBe('stages-and-finish')
  expect(codesOf(losses)).toEqual(['loss-relative', 'loss-added', 'loss-added'])
  // The same, its third no faster than its second, promises nothing.
  const flat = read(zwo(step(1609, 0.72), step(1609, 0.82), step(1609, 0.82), step(400, 1.1)))
  expect([flat.plan.name.code, flat.plan.finish]).toEqual(['guided-workout', null])
})

test('one that is faster stage by stage and no Crescendo of this runner is a guided workout, and that is said', () => {
  const fast = read('- 1km 5:30/km\n- 1km 5:10/km\n- 1km 4:50/km\n- 400mtr 4:20/km')
  expect(fast.plan.name.code).toBe('guided-workout')
  expect(codesOf(fast.losses)).toContain('loss-no-crescendo')
})

test('the text of intervals.icu: m is minutes, mtr metres; blocks are repeated, zones and percents are of the threshold', () => {
  const text = `Warmup
- 10m 60-70% Pace intensity=warmup

Main set 2x
- Hard 1mi 8:42/mi Pace
- Rest 500mtr
- 1h2m30s Z2
- 90s 70% LTHR

Cooldown
- 5'30" 7:00/km`
  const { plan, losses, choices } = read(text)
  // An hour's race is run at 11.5 km/h.
  expect(inShort(plan)).toEqual([
    'warm-up 7.5 km/h 600 s',
    ...['stage 11.1 km/h 1609 m', 'stage 5 km/h 500 m', 'stage 9.5 km/h 3750 s', 'stage 8.7 km/h 90 s'],
    ...['stage 11.1 km/h 1609 m', 'stage 5 km/h 500 m', 'stage 9.5 km/h 3750 s', 'stage 8.7 km/h 90 s'],
    'cool-down 8.6 km/h 330 s',
  ])
  expect(codesOf(losses)).toEqual([
    ...['loss-range', 'loss-zone', 'loss-no-pace', 'loss-heart-rate', 'loss-relative', 'loss-texts'],
  ])
  expect(choices.workout?.steps.map(({ text: words }) => words)).toContain('Hard')
})

/** Of another program: a file of 14 octets of header, big or little as it likes. */
function foreign(
  steps: readonly (readonly [number, number, number, number, number, number, number])[],
  type = 5,
  sport = 1,
): Uint8Array {
  const fit = new FitEncoder()
  const field = (number: number, baseType: number, told: number | string) => {
    const value = typeof told === 'string' ? FitEncoder.string(told) : told
    return {
      number,
      baseType,
      value,
      size: typeof value === 'number' ? ({ 0: 1, 132: 2, 134: 4 }[baseType] ?? 1) : value.length,
    }
  }
  fit.writeMessage(0, [field(0, 0x00, type), field(1, 0x84, 255), field(4, 0x86, 1_100_000_000)])
  fit.writeMessage(26, [field(4, 0x00, sport), field(6, 0x84, steps.length), field(8, 0x07, 'Track é')])
  steps.forEach(([by, value, target, of, low, high, intensity], index) =>
    fit.writeMessage(27, [
      ...[
        field(254, 0x84, index),
        field(1, 0x00, by),
        field(2, 0x86, value),
        field(3, 0x00, target),
        field(4, 0x86, of),
      ],
      ...[field(5, 0x86, low), field(6, 0x86, high), field(7, 0x00, intensity)],
    ]),
  )
  return fit.close()
}
const WARM_UP = [0, 300_000, 0, 0, 2000, 2000, 2] as const

test('a FIT workout of another program: repeats of repeats, an open step, a rate of the heart', () => {
  const { plan, losses, name } = read(
    foreign([
      WARM_UP,
      [1, 40_000, 0, 0, 3200, 3400, 0],
      [0, 90_000, 2, 0, 0, 0, 1],
      [6, 1, 0, 2, 0, 0, 0],
      [0, 120_000, 1, 0, 140, 150, 0],
      [6, 1, 0, 2, 0, 0, 0],
      [5, 0, 2, 0, 0, 0, 3],
    ]),
  )
  expect(name).toBe('Track é')
  const twice = ['stage 11.9 km/h 400 m', 'stage 5 km/h 90 s']
  const block = [...twice, ...twice, 'stage 8.7 km/h 120 s']
  expect(inShort(plan)).toEqual(['warm-up 7.2 km/h 300 s', ...block, ...block, 'cool-down 8.7 km/h 300 s'])
  expect(codesOf(losses)).toEqual(['loss-range', 'loss-open', 'loss-no-pace', 'loss-heart-rate', 'loss-no-pace'])
})

test('one in watts, for a bicycle, that repeats what is not there, or is an activity', () => {
  expect(refusedBy(foreign([WARM_UP, [0, 60_000, 4, 0, 1200, 1250, 0]]))).toBe('file-watts')
  expect(refusedBy(foreign([WARM_UP], 5, 2))).toBe('file-other-sport')
  expect(refusedBy(foreign([WARM_UP, [6, 7, 0, 2, 0, 0, 0]]))).toBe('file-bad-repeat')
  expect(refusedBy(foreign([WARM_UP, [6, 0, 0, 5000, 0, 0, 0]]))).toBe('file-too-many-steps')
  expect(refusedBy(foreign([WARM_UP], 4))).toBe('file-no-workout')
})

test('another program reads the steps of a FIT workout of ours', async () => {
  const plan = planned({ unit: 'km', stageM: 1000 })
  const parser = new FitParser({ force: false, mode: 'list', speedUnit: 'km/h', lengthUnit: 'm' })
  const {
    messages,
    file_ids: ids,
    workout,
  } = (await parser.parseAsync(Buffer.from(write(plan, 'fit').octets))) as never as {
    readonly messages: { readonly workout_step: readonly Record<string, unknown>[] }
    readonly file_ids: readonly { readonly type: string }[]
    readonly workout: Record<string, unknown>
  }
  expect(ids[0]?.type).toBe('workout')
  expect(workout).toMatchObject({ sport: 'running', wkt_name: 'Tuesdays', num_valid_steps: 9 })
  expect(messages.workout_step.map(({ intensity, duration_type: by }) => `${String(intensity)} ${String(by)}`)).toEqual(
    [
      ...['warmup time', 'warmup time', 'active distance', 'active distance', 'active distance', 'active distance'],
      ...['cooldown time', 'cooldown time', 'cooldown time'],
    ],
  )
  expect(messages.workout_step[5]).toMatchObject({
    wkt_step_name: 'Sprint',
    target_type: 'speed',
    message_index: { value: 5 },
  })
})

test('what a format cannot hold is said as it is written', () => {
  const steep = planned(
    { gate: 'ask', mileInclinesPct: [1, 1, 1] },
    { ...MACHINE, incline: { minPct: 0, maxPct: 10, stepPct: 0.5 } },
  )
  expect(codesOf(write(steep, 'json').losses)).toEqual([])
  expect(codesOf(write(steep, 'fit').losses)).toEqual(['loss-gate', 'loss-incline'])
  const { losses, octets } = write(steep, 'json')
  expect(losses).toEqual([])
  expect(read(octets).choices).toMatchObject({ gate: 'ask', mileInclinesPct: [1, 1, 1] })
  expect(write(steep, 'zwo').name).toBe('tuesdays.zwo')
})
