import { Value } from 'typebox/value'
import { AskSchema } from '../../protocol/panel/ask-schema.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import { PLAIN_ASKS } from '../../protocol/panel/asks.ts'

/** Whether the belt has a motor, as it is typed. */
export const HAS_MOTOR = { 'has-motor yes': true, 'has-motor no': false } as const

/** In the place of a number: the runner has seen it. */
export const SAW_IT = 'seen'

/** What only somebody types who wants the belt to stop, also in a hurry, in both languages. */
const STOPS =
  /stop|(^|[^\p{L}])(s[top]{3}|s(to|tp|op)(?!\p{L})|halt|p[aá]r[aáeéo]|alto(?!\p{L})|det[eé]n|basta(?!\p{L})|emergenc)/u

/**
 * What a typed line asks for, in any case, with spaces and signs around it; null where nothing can be made of it. A line
 * that has a word for Stop in it, whatever else it says, is a Stop. Of another nothing is taken but the whole of it.
 */
export function typedAsk(line: string, id: string): Ask | null {
  const said = line.toLowerCase()
  if (STOPS.test(said)) return { id, ask: 'stop' }
  const word = said.replaceAll(/^[^\p{L}]+|[^\p{L}\p{N}]+$/gu, '').replaceAll(/\s+/g, ' ')
  if (word === 'has-motor yes' || word === 'has-motor no') return { id, ask: 'has-motor', yes: HAS_MOTOR[word] }
  const [name, speed, unit, ...more] = word.split(' ')
  if (more.length > 0) return null
  if (name === 'felt-pace' && unit === undefined)
    return schemed({ id, ask: name, felt: speed === SAW_IT ? null : Number(speed ?? 'none') - 1 })
  if (name === 'console-says') return schemed({ id, ask: name, speed: Number(speed), unit })
  const whole = word.replaceAll(/[ _]/g, '-')
  if (whole === 'slower' || whole === 'faster') return { id, ask: whole }
  const plain = PLAIN_ASKS.find((kind) => kind === whole)
  if (plain !== undefined) return { id, ask: plain }
  const isLed = (name === 'go' || name === 'resume-plan') && unit === undefined
  return isLed ? schemed({ id, ask: name, toKmh: Number(speed) }) : null
}

const schemed = (ask: object): Ask | null => (Value.Check(AskSchema, ask) ? ask : null)
