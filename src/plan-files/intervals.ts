import type { PlanFileLoss } from '../../protocol/panel/plan-files.ts'
import type { DistanceUnit } from '../../protocol/panel/plan.ts'
import {
  kmhFromPaceSPerKm,
  kmhFromPaceSPerMile,
  METRES_PER_MILE,
  paceSPerKm,
  paceSPerMile,
  UNIT_M,
} from '../../protocol/units.ts'
import { ofThreshold } from './choices-of.ts'
import {
  decimalOf,
  refuse,
  refuseAt,
  StepList,
  stepText,
  type FileStep,
  type Pace,
  type ReadSteps,
} from './file-step.ts'
import type { WrittenStep } from './steps-of.ts'

/**
 * The workout text of intervals.icu: a step a line behind a hyphen, blocks between empty lines, of which the first line may say how
 * often (`3x`), and which part of the run it is. `m` is minutes, `mtr` metres. Lines are counted from 1.
 */

/** True of a text that has a step in it. */
export const isIntervals = (text: string): boolean => text.split('\n', MOST_LINES).some((line) => STEP.test(line))

const MOST_LINES = 12_000
const STEP = /^\s*-\s*\S/
/** No line of a workout is longer; what is read again and again is short. */
const MOST_SIGNS = 300

/** @throws {NoPlanFile} */
export function fromIntervals(text: string): ReadSteps {
  const list = new StepList()
  let part: FileStep['part'] = 'stage'
  let block: { readonly from: number; readonly times: number; readonly at: number } | null = null
  const close = (): void => {
    if (block !== null) list.repeat(block.from, block.times, block.at)
    block = null
  }
  const lines = text.split(/\r\n?|\n/)
  for (const [index, whole] of lines.entries()) {
    const line = whole.slice(0, MOST_SIGNS).trim()
    const at = index + 1
    if (line === '') close()
    else if (STEP.test(line)) list.add(stepOf(line.replace(/^-\s*/, ''), at, part, list))
    else {
      close()
      const times = /(?:^|\s)(\d{1,4})\s?x\b/i.exec(line)?.[1]
      if (times !== undefined) block = { from: list.steps.length, times: Number(times), at }
      part = partOf(line)
    }
  }
  close()
  return list.read(null)
}

function partOf(line: string): FileStep['part'] {
  if (/^warm[\s-]?up\b/i.test(line)) return 'warm-up'
  return /^cool[\s-]?down\b/i.test(line) ? 'cool-down' : 'stage'
}

/** So long until a key is pressed, s, and no length is named. */
const OPEN_S = 300

function stepOf(line: string, at: number, section: FileStep['part'], list: StepList): FileStep {
  const words: string[] = []
  let length: FileStep['length'] | null = null
  let pace: Pace | null = null
  const tokens = line.split(/\s+/)
  if (tokens.some((token) => /^\d{1,4}(-\d{1,4})?w$/i.test(token))) refuse('file-watts')
  const isOfHeart = tokens.some((token) => /^(l?t?hr|bpm)$/i.test(token)) || /\d\s?bpm\b/i.test(line)
  for (const token of tokens) {
    const told: FileStep['length'] | null = length === null ? lengthIn(token) : null
    const paced: Pace | null = pace === null ? paceIn(token, at, isOfHeart, list) : null
    if (told !== null) length = told
    else if (paced !== null) pace = paced
    else if (/^\d{1,3}(-\d{1,3})?rpm$/i.test(token)) list.lose({ code: 'loss-cadence', values: { step: at } })
    else if (!/^(pace|hr|lthr|intensity=\S*)$/i.test(token)) words.push(token)
  }
  if (/^ramp$/i.test(words[0] ?? '')) list.lose({ code: 'loss-range', values: { step: at } })
  if (length === null) list.lose({ code: 'loss-open', values: { step: at, durationS: OPEN_S } })
  const intensity = /\bintensity=(\w+)/i.exec(line)?.[1]?.toLowerCase()
  const part = intensity === 'warmup' ? 'warm-up' : intensity === 'cooldown' ? 'cool-down' : section
  const text = stepText(words.join(' '))
  const rests = /^(rest|recovery|walk)\b/i.test(text)
  return {
    part,
    length: length ?? { durationS: OPEN_S },
    pace: pace ?? { unsaid: rests ? 'rest' : 'run', because: isOfHeart ? 'heart-rate' : 'no-pace' },
    at,
    ...(text === '' ? {} : { text }),
  }
}

/** `1h2m30s`, `5'30"`, `90s`, `1mi`, `1.5km`, `500mtr`. */
function lengthIn(token: string): FileStep['length'] | null {
  const far = /^([\d.]{1,12})(mi|km|mtr|meters?|metres?)$/i.exec(token)
  if (far !== null) {
    const [, number, unit = ''] = far
    const metres = /^mi/i.test(unit) ? METRES_PER_MILE : /^km/i.test(unit) ? UNIT_M.km : 1
    return { distanceM: decimalOf(number) * metres }
  }
  const long = /^(?:(\d{1,3})h)?(?:(\d{1,4})(?:m|'))?(?:(\d{1,5})(?:s|"))?$/i.exec(token)
  if (long === null || token === '') return null
  const [, hours = 0, minutes = 0, seconds = 0] = long
  return { durationS: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) }
}

/** `8:42/mi`, `6:30-7:00/km`, `70%`, `60-80%`, `Z2`. */
function paceIn(token: string, at: number, isOfHeart: boolean, list: StepList): Pace | null {
  const paces = /^(\d{1,2}:\d{2})(?:-(\d{1,2}:\d{2}))?\/(mi|km)$/i.exec(token)
  if (paces !== null) {
    const [, one = '', other = one, unit = ''] = paces
    if (other !== one) list.lose({ code: 'loss-range', values: { step: at } })
    const kmh = [one, other].map((pace) => kmhOf(pace, /^mi$/i.test(unit) ? 'mi' : 'km'))
    return kmh.includes(null) ? refuseAt('file-bad-speed', at) : { kmh: ((kmh[0] ?? 0) + (kmh[1] ?? 0)) / 2 }
  }
  const percent = /^(\d{1,3})(?:-(\d{1,3}))?%$/.exec(token)
  if (percent !== null) {
    if (isOfHeart) return { unsaid: 'run', because: 'heart-rate' }
    const [, one = '', other = one] = percent
    if (other !== one) list.lose({ code: 'loss-range', values: { step: at } })
    return ofThreshold((Number(one) + Number(other)) / 200)
  }
  const zone = /^z([1-7])$/i.exec(token)?.[1]
  if (zone === undefined) return null
  if (isOfHeart) return { unsaid: 'run', because: 'heart-rate' }
  list.lose({ code: 'loss-zone', values: { step: at } })
  return ofThreshold(ZONES[Number(zone) - 1] ?? 1)
}

/** The middles of intervals.icu's own zones of pace, as parts of the threshold's. */
const ZONES = [0.72, 0.83, 0.91, 0.97, 1.02, 1.07, 1.15] as const

function kmhOf(pace: string, unit: DistanceUnit): number | null {
  const [minutes = 0, seconds = 0] = pace.split(':').map(Number)
  if (seconds > 59) return null
  const s = minutes * 60 + seconds
  return unit === 'mi' ? kmhFromPaceSPerMile(s) : kmhFromPaceSPerKm(s)
}

/** Paces in whole seconds of the runner's unit. */
export function toIntervals(
  steps: readonly WrittenStep[],
  unit: DistanceUnit,
): { readonly text: string; readonly losses: readonly PlanFileLoss[] } {
  const lines: string[] = []
  let part: FileStep['part'] | null = null
  for (const step of steps) {
    if (step.part !== part) lines.push(...(part === null ? [] : ['']), HEADINGS[step.part])
    part = step.part
    const words = [step.text ?? '', lengthText(step.length), paceText(step.speedKmh, unit), 'Pace']
    lines.push(`- ${words.filter(Boolean).join(' ')}`)
  }
  const hasIncline = steps.some(({ inclinePct = 0 }) => inclinePct > 0)
  return { text: `${lines.join('\n')}\n`, losses: hasIncline ? [{ code: 'loss-incline', values: {} }] : [] }
}

const HEADINGS = { 'warm-up': 'Warmup', stage: 'Main set', 'cool-down': 'Cooldown' } as const

function lengthText(length: FileStep['length']): string {
  if ('distanceM' in length) {
    const miles = length.distanceM / METRES_PER_MILE
    if (Math.abs(miles * 4 - Math.round(miles * 4)) * METRES_PER_MILE < 2) return `${Math.round(miles * 4) / 4}mi`
    return length.distanceM % 1000 === 0 ? `${length.distanceM / 1000}km` : `${Number(length.distanceM.toFixed(2))}mtr`
  }
  const s = Math.round(length.durationS)
  const parts = [Math.floor(s / 3600), Math.floor(s / 60) % 60, s % 60] as const
  return ['h', 'm', 's'].map((sign, index) => (parts[index] ? `${parts[index]}${sign}` : '')).join('')
}

function paceText(kmh: number, unit: DistanceUnit): string {
  const s = Math.round((unit === 'mi' ? paceSPerMile(kmh) : paceSPerKm(kmh)) ?? 0)
  // Two digits of minutes are read: what is slower is told by the kilometre.
  if (s >= 6000 && unit === 'mi') return paceText(kmh, 'km')
  return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, '0')}/${unit}`
}
