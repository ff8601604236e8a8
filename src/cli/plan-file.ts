import { existsSync, readFileSync } from 'node:fs'
import { Value } from 'typebox/value'
import { Choices } from '../../protocol/panel/plan.ts'

/** A plan file that cannot be used, in words. */
export class PlanFileError extends Error {
  override readonly name = 'PlanFileError'
}

/** Whether a file is meant, and no plan by its name. */
export const isPlanFile = (typed: string): boolean => /\.json$|[/\\]/.test(typed) || existsSync(typed)

/**
 * The choices in a plan's file: the same JSON that `POST /api/plans` takes.
 *
 * @throws {PlanFileError}
 */
export function readPlanFile(path: string): Choices {
  const choices = parsed(path, contentOf(path))
  if (Value.Check(Choices, choices)) return choices
  const faults = [...Value.Errors(Choices, choices)]
    .filter(({ keyword }) => keyword !== 'boolean')
    .slice(0, 3)
    .map(inWords)
  throw new PlanFileError(`${path} is not a plan: ${faults.join('; ')}.`)
}

type SchemaFault = ReturnType<typeof Value.Errors>[number]

function inWords(fault: SchemaFault): string {
  const where = fault.instancePath === '' ? 'the file' : fault.instancePath.slice(1).replaceAll('/', '.')
  if (fault.keyword === 'additionalProperties')
    return `${where} has unknown keys: ${fault.params.additionalProperties.join(', ')}`
  return `${where} ${fault.message}`
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new PlanFileError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function parsed(path: string, content: string): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new PlanFileError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}
