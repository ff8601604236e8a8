import { Value } from 'typebox/value'
import { Choices } from '../../protocol/panel/choices.ts'
import { PlanFile } from '../../protocol/panel/plan-files.ts'
import { NoPlanFile, refuse } from './file-step.ts'

/** Our own: a plan with everything that was chosen of it. The choices alone, as `run plan.json` takes them, are read too. */

/** Brackets in brackets; the fullest plan needs six. */
const DEEPEST = 32

/** @throws {NoPlanFile} */
export function fromJson(text: string): { readonly name: string | null; readonly choices: Choices } {
  if (isDeep(text)) refuse('file-too-deep')
  const read = parsed(text)
  if (typeof read !== 'object' || read === null || Array.isArray(read)) refuse('file-not-json')
  if (!('format' in read)) return { name: null, choices: checked(Choices, read) }
  if ('version' in read && typeof read.version === 'number' && read.version > 1) refuse('file-newer')
  const { name = null, choices } = checked(PlanFile, read)
  return { name, choices }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('file-not-json')
  }
}

function checked<Schema extends typeof Choices | typeof PlanFile>(schema: Schema, read: unknown) {
  if (Value.Check(schema, read)) return read
  const [fault] = Value.Errors(schema, read)
  const unknown = fault?.keyword === 'additionalProperties' ? `/${fault.params.additionalProperties[0] ?? ''}` : ''
  const where = `${fault?.instancePath ?? ''}${unknown}`.slice(1, 60).replaceAll('/', '.')
  throw new NoPlanFile({ code: 'file-not-ours', values: { where } })
}

function isDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length && depth <= DEEPEST; at++) {
    const sign = text[at]
    if (inString && sign === '\\') at++
    else if (sign === '"') inString = !inString
    else if (!inString && (sign === '[' || sign === '{')) depth++
    else if (!inString && (sign === ']' || sign === '}')) depth--
  }
  return depth > DEEPEST
}

/** @param choices what is run; what its runner told of themselves is not in it */
export function toJson(name: string | null, choices: Choices): string {
  const file: PlanFile = { format: 'crescendo-plan', version: 1, ...(name === null ? {} : { name }), choices }
  return `${JSON.stringify(file, null, 2)}\n`
}
