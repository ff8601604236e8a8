import type { FastifySchemaValidationError } from 'fastify'

/** One violation of a schema, as Ajv reports it with `allErrors` and `verbose`. */
export interface Violation extends FastifySchemaValidationError {
  /** The value at `instancePath`. */
  readonly data?: unknown
}

/** What is wrong with a body, for the developer who sent it. */
export function inWords(violations: readonly Violation[]): string {
  return `${[...new Set(sentencesOf(violations))].join('; ')}.`
}

/**
 * Of a union, Ajv reports what is wrong with each branch. Only the branch that was meant is worth words: the one whose
 * type, or whose name (`ask`, `kind`), is right.
 */
function sentencesOf(violations: readonly Violation[]): string[] {
  const union = violations.find(({ keyword }) => keyword === 'anyOf')
  if (union === undefined) return violations.map(sentenceOf)
  const inside = violations.filter((violation) => isInside(violation, union))
  const outside = violations.filter((violation) => violation !== union && !isInside(violation, union))
  const branches = branchesOf(inside, union)
  const name = nameIn(branches, union)
  const isAnother = ({ keyword, instancePath }: Violation): boolean =>
    keyword === 'type' ? instancePath === union.instancePath : isChoice(keyword) && instancePath === name
  const [meant] = branches.filter((branch) => !branch.some(isAnother)).sort((a, b) => a.length - b.length)
  const said = meant === undefined ? [choiceOf(inside.filter(isAnother))] : meant.map(sentenceOf)
  return [...said, ...sentencesOf(outside)]
}

const isInside = (violation: Violation, union: Violation): boolean =>
  violation.schemaPath.startsWith(`${union.schemaPath}/`) && violation.instancePath.startsWith(union.instancePath)

function branchesOf(inside: readonly Violation[], union: Violation): Violation[][] {
  const branches = new Map<string, Violation[]>()
  for (const violation of inside) {
    const index = violation.schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? ''
    branches.set(index, [...(branches.get(index) ?? []), violation])
  }
  return [...branches.values()]
}

/** The path of the key that names the branch: the one whose value is wrong in most of them. */
function nameIn(branches: readonly Violation[][], union: Violation): string | undefined {
  const isKey = ({ keyword, instancePath }: Violation): boolean =>
    isChoice(keyword) && !instancePath.slice(union.instancePath.length + 1).includes('/')
  const keys = branches.flatMap((branch) => branch.filter(isKey).map(({ instancePath }) => instancePath))
  const count = (key: string): number => keys.filter((other) => other === key).length
  return keys.sort((a, b) => count(b) - count(a))[0]
}

/** No branch was meant: what its type or name may be. */
function choiceOf(names: readonly Violation[]): string {
  const [first] = names
  const choices = [...new Set(names.flatMap(choicesIn))].join(', ')
  return first === undefined ? 'the body is wrong' : mustBe(first, `one of ${choices}`)
}

const isChoice = (keyword: string): boolean => keyword === 'enum' || keyword === 'const'

function choicesIn({ params }: Violation): string[] {
  if ('type' in params) return [String(params['type'])]
  const values = 'allowedValue' in params ? [params['allowedValue']] : (params['allowedValues'] as unknown[])
  return values.map((value) => JSON.stringify(value))
}

function sentenceOf(violation: Violation): string {
  const { keyword, params, instancePath, message = 'is wrong' } = violation
  if (keyword === 'required') return `${whereOf(`${instancePath}/${String(params['missingProperty'])}`)} is missing`
  if (keyword === 'additionalProperties') {
    return `${whereOf(`${instancePath}/${String(params['additionalProperty'])}`)} is not known here`
  }
  if (keyword === 'type') return mustBe(violation, `of type ${String(params['type'])}`)
  if (isChoice(keyword)) return mustBe(violation, `one of ${choicesIn(violation).join(', ')}`)
  return `${whereOf(instancePath)} ${message}`
}

const mustBe = ({ instancePath, data }: Violation, what: string): string =>
  `${whereOf(instancePath)} must be ${what}, not ${shortened(data)}`

/** `/reference/kind` is `reference.kind`. */
const whereOf = (instancePath: string): string =>
  instancePath === '' ? 'the body' : instancePath.slice(1).replaceAll('/', '.')

function shortened(data: unknown): string {
  const text = JSON.stringify(data) ?? 'nothing'
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
