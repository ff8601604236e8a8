import { Value } from 'typebox/value'
import { Choices } from '../../protocol/panel/choices.ts'
import { PlanFile } from '../../protocol/panel/plan-files.ts'
import { parsedJson } from '../files/json.ts'
import { NoPlanFile, refuse } from './file-step.ts'

/** Our own: a plan with everything that was chosen of it. The choices alone, as `run plan.json` takes them, are read too. */

/** @throws {NoPlanFile | Damaged} */
export function fromJson(text: string): { readonly name: string | null; readonly choices: Choices } {
  const read = parsedJson(text)
  if (typeof read !== 'object' || read === null || Array.isArray(read)) refuse('file-not-json')
  if (!('format' in read)) return { name: null, choices: checked(Choices, read) }
  if ('version' in read && typeof read.version === 'number' && read.version > 1) refuse('file-newer')
  const { name = null, choices } = checked(PlanFile, read)
  return { name, choices }
}

function checked<Schema extends typeof Choices | typeof PlanFile>(schema: Schema, read: unknown) {
  if (Value.Check(schema, read)) return read
  const [fault] = Value.Errors(schema, read)
  const unknown = fault?.keyword === 'additionalProperties' ? `/${fault.params.additionalProperties[0] ?? ''}` : ''
  const where = `${fault?.instancePath ?? ''}${unknown}`.slice(1, 60).replaceAll('/', '.')
  throw new NoPlanFile({ code: 'file-not-ours', values: { where } })
}

/** @param choices what is run; what its runner told of themselves is not in it */
export function toJson(name: string | null, choices: Choices): string {
  const file: PlanFile = { format: 'crescendo-plan', version: 1, ...(name === null ? {} : { name }), choices }
  return `${JSON.stringify(file, null, 2)}\n`
}
