import { randomUUID } from 'node:crypto'
import { Option, type Command } from 'commander'
import { Value } from 'typebox/value'
import { KeptPlan } from '../protocol/panel/own-plans.ts'
import { MOST_OCTETS, PLAN_FORMATS, type PlanFormat } from '../protocol/panel/plan-files.ts'
import type { Choices } from '../protocol/panel/plan.ts'
import { presetNames as english } from '../protocol/words/en/presets.ts'
import { presetNames as spanish } from '../protocol/words/es/presets.ts'
import { saidIn } from '../protocol/words/language.ts'
import { planFileSaid } from '../protocol/words/plan-files.ts'
import { ANY_MACHINE } from './chosen-plan.ts'
import type { Outcome } from './cli/decode.ts'
import { fileWritten } from './cli/export.ts'
import { fileOctets } from './cli/file-octets.ts'
import { spoken } from './cli/spoken.ts'
import { configOf, type Typed } from './config.ts'
import { readMemory, withMemory } from './history/kept-memory.ts'
import type { Memory } from './history/memory.ts'
import { namedPlans, type NamedPlans } from './named-plans.ts'
import { readPlan } from './plan-files/read.ts'
import { writePlan } from './plan-files/write.ts'
import { planOf, type PlanOutcome } from './workout/plan.ts'
import { PRESETS } from './workout/presets.ts'
import { asTold } from './workout/told.ts'

/** Plans in and out by the command line: `plan import` and `plan export`. */

const EXIT_BAD_DATA = 65
const { words } = spoken
const { plan: said, noPlanCalled } = words.terminal

/** What a data folder knows, without any treadmill: plans are worked out for one that would do anything. */
function plansIn(memory: Memory): { preview: (choices: Choices) => PlanOutcome; named: NamedPlans } {
  const preview = (choices: Choices): PlanOutcome => planOf(asTold(choices, memory.runner()), ANY_MACHINE)
  const level = () => memory.choices()?.level ?? 'intermediate'
  return { preview, named: namedPlans(memory, preview, PRESETS, ({ code }) => [english[code], spanish[code]], level) }
}

const failed = (stderr: string): Outcome => ({ stdout: '', stderr, exitCode: EXIT_BAD_DATA })

/** @param save by which name it is kept; undefined: it is only looked at */
function imported(memory: Memory, path: string, save: string | undefined): Outcome {
  const file = fileOctets(path, MOST_OCTETS)
  if ('why' in file) return failed(file.why)
  const { preview, named } = plansIn(memory)
  const { running: reference, unit } = memory.runner()
  const outcome = readPlan(file.octets, { reference, unit: unit ?? 'mi', plan: preview })
  if (!outcome.ok) {
    const { refusal } = outcome
    return failed(refusal.error === 'plan-refused' ? saidIn(spoken, refusal) : planFileSaid(spoken, refusal))
  }
  const { losses, plan, choices } = outcome.preview
  const title = saidIn(spoken, plan.name)
  const lines = losses.map((loss) => `- ${planFileSaid(spoken, loss)}`)
  const told = [lines.length === 0 ? said.whole(title) : said.read(title), ...lines]
  if (save === undefined) return { stdout: [...told, said.notKept].join('\n'), stderr: '', exitCode: 0 }
  if (!isName(save)) return failed(said.noName)
  const kept = named.keep(`plan-${randomUUID()}`, { name: save, choices })
  if (kept.ok) return { stdout: [...told, said.kept(kept.plan.name)].join('\n'), stderr: '', exitCode: 0 }
  if (kept.why === 'refused') return failed(saidIn(spoken, kept.refusal))
  return failed(kept.why === 'name-taken' ? said.nameTaken(save) : said.tooMany)
}

const isName = (name: string): boolean => Value.Check(KeptPlan.properties.name, name)

/** @param path where to; undefined for a file of its own name in this folder, `-` for standard output */
function exported(
  memory: Memory,
  which: string,
  format: PlanFormat,
  path: string | undefined,
  wallMs: number,
): Outcome {
  const { preview, named } = plansIn(memory)
  const choices = named.named(which)
  if (choices === null) return failed(noPlanCalled(which, named.names().join(', ')))
  const outcome = preview(choices)
  if (!outcome.ok) return failed(saidIn(spoken, outcome.refusal))
  const written = writePlan(outcome.plan, format, { name: which, reference: memory.runner().running, wallMs })
  const lines = written.losses.map((loss) => `- ${planFileSaid(spoken, loss)}`)
  const { stdout, stderr, exitCode } = fileWritten(written, path, said.isIn)
  return {
    stdout,
    stderr: [stderr, ...(lines.length === 0 ? [] : [said.written, ...lines])].filter(Boolean).join('\n'),
    exitCode,
  }
}

/** @param wallMs milliseconds since 1970-01-01 UTC */
export function planCommands(program: Command, printed: (outcome: Outcome) => void, wallMs: () => number): void {
  const plans = program.command('plan').description('plans in and out: JSON, .zwo, FIT workouts, text of intervals.icu')
  const within = async (command: Command, use: (memory: Memory) => Outcome): Promise<void> => {
    const { dataDir } = configOf(command.optsWithGlobals<Typed>(), process.env)
    printed(await withMemory(dataDir, wallMs(), use))
  }
  const reading = async (command: Command, use: (memory: Memory) => Outcome): Promise<void> => {
    const { dataDir } = configOf(command.optsWithGlobals<Typed>(), process.env)
    printed(await readMemory(dataDir, wallMs(), use))
  }
  plans
    .command('import <file>')
    .description('what plan a file holds, and what of it cannot be kept')
    .option('--save <name>', 'keep it by this name')
    .action((path: string, { save }: { save?: string }, command: Command) =>
      within(command, (memory) => imported(memory, path, save)),
    )
  plans
    .command('export <name> [file]')
    .description('a plan by its name as a file (- is standard output)')
    .addOption(new Option('--format <format>', 'what it is written in').choices(PLAN_FORMATS).makeOptionMandatory())
    .action((which: string, path: string | undefined, { format }: { format: PlanFormat }, command: Command) =>
      reading(command, (memory) => exported(memory, which, format, path, wallMs())),
    )
}
