import { FitWriter } from '@markw65/fit-file-writer'
import type { PlanFileLoss } from '../../protocol/panel/plan-files.ts'
import { MOST_STEPS } from '../../protocol/panel/choices.ts'
import { oneLine, refuse, refuseAt, StepList, stepText, type FileStep, type Pace, type ReadSteps } from './file-step.ts'
import { messagesIn, type FitMessage } from '../files/fit-octets.ts'
import type { WrittenStep } from './steps-of.ts'

/** A FIT workout, as watches take it: steps by time or distance, a speed as their target, repeats of what came before. */

/** Messages and their fields. FIT profile: file_id, workout, workout_step. */
const FILE_ID = { number: 0, type: 0 } as const
const WORKOUT = { number: 26, sport: 4, name: 8 } as const
const STEP = {
  number: 27,
  ...{ name: 0, durationType: 1, duration: 2, targetType: 3, target: 4, low: 5, high: 6, intensity: 7, notes: 8 },
} as const
const WORKOUT_FILE = 5
const RUNNING = 1
const BY = { time: 0, distance: 1, open: 5, repeat: 6 } as const
/** Every other way to repeat: until a time, a distance or a rate. */
const REPEATS_UNTIL: ReadonlySet<number> = new Set([7, 8, 9, 10, 11, 12, 13])
const TARGET = {
  speed: 0,
  heartRate: 1,
  open: 2,
  cadence: 3,
  power: 4,
  grade: 5,
  power3S: 7,
  power10S: 8,
  power30S: 9,
  powerLap: 10,
}
const POWERS: ReadonlySet<number> = new Set([
  TARGET.power,
  TARGET.power3S,
  TARGET.power10S,
  TARGET.power30S,
  TARGET.powerLap,
])
const INTENSITY = { rest: 1, warmUp: 2, coolDown: 3, recovery: 4 } as const
/** So long where it is open, s. */
const OPEN_S = 300

const numberOf = ({ fields }: FitMessage, field: number): number | null => {
  const value = fields.get(field)
  return typeof value === 'number' ? value : null
}
const textOf = ({ fields }: FitMessage, field: number): string => {
  const value = fields.get(field)
  return typeof value === 'string' ? value : ''
}

/** @throws {NoPlanFile} */
export function fromFit(octets: Uint8Array): ReadSteps {
  const messages = messagesIn(octets, new Set([FILE_ID.number, WORKOUT.number, STEP.number]))
  const id = messages.find(({ number }) => number === FILE_ID.number)
  const workout = messages.find(({ number }) => number === WORKOUT.number)
  const steps = messages.filter(({ number }) => number === STEP.number)
  if (id === undefined || numberOf(id, FILE_ID.type) !== WORKOUT_FILE || workout === undefined)
    refuse('file-no-workout')
  if ((numberOf(workout, WORKOUT.sport) ?? RUNNING) !== RUNNING) refuse('file-other-sport')
  const list = new StepList()
  /** Where each step of the file begins in what is written out. */
  const begins: number[] = []
  for (const [index, step] of steps.entries()) {
    begins.push(list.steps.length)
    const by = numberOf(step, STEP.durationType) ?? BY.open
    if (by === BY.repeat) {
      const from = begins[numberOf(step, STEP.duration) ?? -1]
      if (from === undefined || from === list.steps.length) refuseAt('file-bad-repeat', index + 1)
      list.repeat(from, numberOf(step, STEP.target) ?? 0, index + 1)
    } else if (REPEATS_UNTIL.has(by)) refuseAt('file-bad-repeat', index + 1)
    else list.add(stepOf(step, by, index + 1, list))
  }
  return list.read(textOf(workout, WORKOUT.name))
}

function stepOf(step: FitMessage, by: number, at: number, list: StepList): FileStep {
  const intensity = numberOf(step, STEP.intensity)
  const text = stepText([textOf(step, STEP.name), textOf(step, STEP.notes)].filter(Boolean).join(': '))
  return {
    part: intensity === INTENSITY.warmUp ? 'warm-up' : intensity === INTENSITY.coolDown ? 'cool-down' : 'stage',
    length: lengthOf(numberOf(step, STEP.duration), by, at, list),
    pace: paceOf(step, intensity === INTENSITY.rest || intensity === INTENSITY.recovery, at, list),
    at,
    ...(text === '' ? {} : { text }),
  }
}

/** Milliseconds and hundredths of a metre. */
function lengthOf(value: number | null, by: number, at: number, list: StepList): FileStep['length'] {
  if (by === BY.time) return { durationS: (value ?? 0) / 1000 }
  if (by === BY.distance) return { distanceM: (value ?? 0) / 100 }
  list.lose({ code: 'loss-open', values: { step: at, durationS: OPEN_S } })
  return { durationS: OPEN_S }
}

/** Millimetres a second, between two. */
function paceOf(step: FitMessage, rests: boolean, at: number, list: StepList): Pace {
  const type = numberOf(step, STEP.targetType) ?? TARGET.open
  if (POWERS.has(type)) refuse('file-watts')
  const unsaid = rests ? 'rest' : 'run'
  if (type === TARGET.heartRate) return { unsaid, because: 'heart-rate' }
  if (type === TARGET.cadence) list.lose({ code: 'loss-cadence', values: { step: at } })
  if (type !== TARGET.speed) return { unsaid, because: 'no-pace' }
  const [low, high] = [numberOf(step, STEP.low), numberOf(step, STEP.high)]
  // A zone of the watch's own, of which nobody here knows how fast it is.
  if ((numberOf(step, STEP.target) ?? 0) !== 0 || low === null || high === null) return { unsaid, because: 'no-pace' }
  if (Math.abs(low - high) > 2) list.lose({ code: 'loss-range', values: { step: at } })
  return { kmh: ((low + high) / 2 / 1000) * 3.6 }
}

/** Seconds between 1970 and 1990, where FIT begins to count: 1989-12-31 00:00 UTC. */
const EPOCH_S = 631_065_600
/** A watch shows no more of it. */
const NAME_OCTETS = 40

/**
 * @param wallMs when it was made, milliseconds since 1970-01-01 UTC
 * @throws where the writer takes something for none of its fields
 */
export function toFit(
  name: string,
  steps: readonly WrittenStep[],
  wallMs: number,
): { readonly octets: Uint8Array; readonly losses: readonly PlanFileLoss[] } {
  const writer = new FitWriter()
  const madeS = Math.floor(wallMs / 1000) - EPOCH_S
  writer.writeMessage('file_id', {
    ...{ type: 'workout', manufacturer: 'development', product: 0 },
    ...{ serial_number: madeS >>> 0 || 1, time_created: madeS },
  })
  writer.writeMessage('workout', {
    ...{ sport: 'running', sub_sport: 'treadmill', num_valid_steps: Math.min(steps.length, MOST_STEPS + 20) },
    wkt_name: fitText(name),
  })
  steps.forEach((step, index) => {
    const speed = Math.round((step.speedKmh / 3.6) * 1000)
    const byDistance = 'distanceM' in step.length
    writer.writeMessage('workout_step', {
      message_index: { value: index },
      ...(step.text === undefined ? {} : { wkt_step_name: fitText(step.text) }),
      duration_type: byDistance ? 'distance' : 'time',
      duration_value: Math.round(
        'distanceM' in step.length ? step.length.distanceM * 100 : step.length.durationS * 1000,
      ),
      ...{ target_type: 'speed', target_value: 0, custom_target_value_low: speed, custom_target_value_high: speed },
      intensity: step.part === 'warm-up' ? 'warmup' : step.part === 'cool-down' ? 'cooldown' : 'active',
    })
  })
  const { buffer, byteOffset, byteLength } = writer.finish()
  const hasIncline = steps.some(({ inclinePct = 0 }) => inclinePct > 0)
  return {
    octets: new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer),
    losses: hasIncline ? [{ code: 'loss-incline', values: {} }] : [],
  }
}

/** UTF-8 with a closing zero, an octet a sign, as the writer takes it; cut between two signs. */
function fitText(text: string): string {
  let octets = ''
  for (const sign of oneLine(text)) {
    const more = String.fromCharCode(...new TextEncoder().encode(sign))
    if (octets.length + more.length >= NAME_OCTETS) break
    octets += more
  }
  return `${octets}\0`
}
