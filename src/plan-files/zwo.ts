import type { PlanFileLoss } from '../../protocol/panel/plan-files.ts'
import { METRES_PER_MILE } from '../../protocol/units.ts'
import {
  decimalOf,
  oneLine,
  refuse,
  refuseAt,
  StepList,
  stepText,
  type FileStep,
  type Pace,
  type ReadSteps,
} from './file-step.ts'
import type { WrittenStep } from './steps-of.ts'
import { escaped, rootOf, type Element } from '../files/xml.ts'

/**
 * Zwift's workout file for runs. `durationType` says whether all its lengths are seconds or metres; `Power` is a part of the speed
 * of the race that `pace` names, and a file without `pace` is one for a bicycle.
 */

/** What `pace` names, m: a mile, 5 km, 10 km, half a marathon, a marathon. */
const RACES_M = [METRES_PER_MILE, 5000, 10_000, 21_097.5, 42_195] as const
/** Written by this one. */
const WRITTEN_PACE = 2
/** A pace that rises or falls along an element is run in so many steps. */
const RAMP_STEPS = 3
/** What is known of a step and told to nobody here. */
const CADENCES = ['cadence', 'cadencelow', 'cadencehigh', 'cadenceresting']

/** Every way in which an element says how hard it is. */
const POWER = /^(on|off)?power/

interface Reading {
  readonly list: StepList
  readonly isByDistance: boolean
  /** Where an element names none of its own. */
  readonly race: number
}

/** @throws {NoPlanFile} */
export function fromZwo(text: string): ReadSteps {
  const root = rootOf(text)
  if (root.tag.toLowerCase() !== 'workout_file') refuse('file-unknown')
  const child = (name: string): Element | undefined => root.children.find(({ tag }) => tag.toLowerCase() === name)
  const steps = child('workout')?.children ?? []
  const paces = steps.flatMap(({ attributes: { pace } }) => pace ?? [])
  const sport = child('sporttype')?.text.toLowerCase() ?? (paces.length > 0 ? 'run' : 'bike')
  const [race] = paces
  if (
    sport === 'bike' ||
    (race === undefined && steps.some(({ attributes }) => Object.keys(attributes).some((name) => POWER.test(name))))
  )
    refuse('file-watts')
  if (sport !== 'run') refuse('file-other-sport')
  const list = new StepList()
  const isByDistance = child('durationtype')?.text.toLowerCase() === 'distance'
  const reading = { list, isByDistance, race: decimalOf(race ?? '0') }
  steps.forEach((element, index) => readElement(element, index + 1, reading))
  return list.read(child('name')?.text ?? null)
}

function readElement(element: Element, at: number, reading: Reading): void {
  const { list } = reading
  const { attributes } = element
  if (CADENCES.some((name) => name in attributes)) list.lose({ code: 'loss-cadence', values: { step: at } })
  const text = textIn(element)
  const step = (part: FileStep['part'], length: string | undefined, pace: Pace): void =>
    list.add({ part, length: lengthOf(decimalOf(length), reading), pace, at, ...(text === '' ? {} : { text }) })
  switch (element.tag.toLowerCase()) {
    case 'warmup':
      return ramp('warm-up', element, at, reading, step)
    case 'cooldown':
      return ramp('cool-down', element, at, reading, step)
    case 'ramp':
      return ramp('stage', element, at, reading, step)
    case 'steadystate':
    case 'solidstate':
      return attributes['power'] === undefined
        ? ramp('stage', element, at, reading, step)
        : step('stage', attributes['duration'], paceOf(attributes['power'], at, reading, attributes))
    case 'freeride':
    case 'freerun':
    case 'maxeffort':
      return step('stage', attributes['duration'], { unsaid: 'run', because: 'no-pace' })
    case 'intervalst': {
      const from = list.steps.length
      const { onpower, offpower, onduration, offduration } = attributes
      const mean = (way: 'on' | 'off', one: string | undefined): Pace =>
        one === undefined
          ? middle(
              paceOf(attributes[`power${way}low`], at, reading, attributes),
              paceOf(attributes[`power${way}high`], at, reading, attributes),
              at,
              list,
            )
          : paceOf(one, at, reading, attributes)
      step('stage', onduration, mean('on', onpower))
      step('stage', offduration, mean('off', offpower))
      return list.repeat(from, decimalOf(attributes['repeat'] ?? '1'), at)
    }
    default:
      list.lose({ code: 'loss-unknown', values: { what: oneLine(element.tag) } })
  }
}

const textIn = ({ children }: Element): string =>
  stepText(
    children
      .flatMap(({ tag, attributes }) => (tag.toLowerCase() === 'textevent' ? (attributes['message'] ?? []) : []))
      .join(' '),
  )

const lengthOf = (length: number, { isByDistance }: Reading): FileStep['length'] =>
  isByDistance ? { distanceM: length } : { durationS: length }

function paceOf(power: string | undefined, at: number, { race }: Reading, { pace }: Element['attributes']): Pace {
  if (power === undefined) return { unsaid: 'run', because: 'no-pace' }
  const ofRaceM = RACES_M[pace === undefined ? race : decimalOf(pace)]
  const part = decimalOf(power)
  return ofRaceM === undefined || Number.isNaN(part) ? refuseAt('file-bad-speed', at) : { part, ofRaceM }
}

function middle(low: Pace, high: Pace, at: number, list: StepList): Pace {
  if (!('part' in low) || !('part' in high)) return 'part' in low ? low : high
  if (low.part !== high.part) list.lose({ code: 'loss-range', values: { step: at } })
  return { ...low, part: (low.part + high.part) / 2 }
}

/** One step where it begins and ends alike, else a few, each at the middle of its part. */
function ramp(
  part: FileStep['part'],
  { attributes }: Element,
  at: number,
  reading: Reading,
  step: (part: FileStep['part'], length: string | undefined, pace: Pace) => void,
): void {
  const { duration, power, powerlow = power, powerhigh = power } = attributes
  const low = paceOf(powerlow, at, reading, attributes)
  const high = paceOf(powerhigh, at, reading, attributes)
  const whole = decimalOf(duration)
  if (!('part' in low) || !('part' in high) || low.part === high.part || !(whole > 0)) return step(part, duration, low)
  reading.list.lose({ code: 'loss-ramp', values: { step: at, count: RAMP_STEPS } })
  for (let index = 0; index < RAMP_STEPS; index++) {
    const along = (index + 0.5) / RAMP_STEPS
    step(part, (whole / RAMP_STEPS).toFixed(6), { ...low, part: low.part + (high.part - low.part) * along })
  }
}

/**
 * All of it in metres where most of what lies between warm-up and cool-down is, else in seconds.
 *
 * @param raceKmh the runner's own speed over 10 km, of which every pace is a part
 */
export function toZwo(
  name: string,
  steps: readonly WrittenStep[],
  raceKmh: number,
): { readonly text: string; readonly losses: readonly PlanFileLoss[] } {
  const stages = steps.filter(({ part }) => part === 'stage')
  const isByDistance = stages.filter(({ length }) => 'distanceM' in length).length * 2 > stages.length
  const isMixed = stages.some(({ length }) => 'distanceM' in length !== isByDistance)
  const hasIncline = steps.some(({ inclinePct = 0 }) => inclinePct > 0)
  const lines = steps.map((step) => {
    const length = lengthIn(step, isByDistance)
    const part = (step.speedKmh / raceKmh).toFixed(6)
    const tag = step.part === 'warm-up' ? 'Warmup' : step.part === 'cool-down' ? 'Cooldown' : 'SteadyState'
    const power = step.part === 'stage' ? `Power="${part}"` : `PowerLow="${part}" PowerHigh="${part}"`
    const open = `    <${tag} Duration="${length}" ${power} pace="${WRITTEN_PACE}"`
    return step.text === undefined
      ? `${open}/>`
      : `${open}><textevent ${isByDistance ? 'distoffset' : 'timeoffset'}="0" message="${escaped(step.text)}"/></${tag}>`
  })
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<workout_file>',
    '  <author>Crescendo</author>',
    `  <name>${escaped(name)}</name>`,
    '  <description></description>',
    '  <sportType>run</sportType>',
    `  <durationType>${isByDistance ? 'distance' : 'time'}</durationType>`,
    '  <workout>',
    ...lines,
    '  </workout>',
    '</workout_file>',
    '',
  ].join('\n')
  return {
    text,
    losses: [
      ...(isMixed ? [{ code: 'loss-lengths', values: {} } as const] : []),
      ...(hasIncline ? [{ code: 'loss-incline', values: {} } as const] : []),
    ],
  }
}

/** Metres or seconds, to a hundredth. */
function lengthIn({ length, speedKmh }: WrittenStep, isByDistance: boolean): string {
  const metres = 'distanceM' in length ? length.distanceM : (length.durationS * speedKmh) / 3.6
  const seconds = 'durationS' in length ? length.durationS : (length.distanceM / speedKmh) * 3.6
  return String(Number((isByDistance ? metres : seconds).toFixed(2)))
}
