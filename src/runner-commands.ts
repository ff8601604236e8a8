import type { Command } from 'commander'
import { RUNNER_PIN } from '../protocol/panel/runners.ts'
import { spoken } from './cli/spoken.ts'
import { typedLine } from './cli/typed-line.ts'
import { configOf, UsageError, type Typed } from './config.ts'
import { EXIT } from './failure.ts'
import { keptRunsIn } from './history/kept-run.ts'
import { withDatabase } from './history/locked-database.ts'
import { runnersIn, type KnownRunner, type RunnersMemory } from './history/runners-memory.ts'
import { writeAll } from './history/writing.ts'
import type { Terminal } from './kept-commands.ts'
import { keptPin } from './pin.ts'
import { isSameName } from './runners.ts'
import { TICK_MS } from './session/event.ts'

const { words } = spoken
const { runners: said } = words.terminal

/** `runners`: who shares a treadmill, by whoever has this computer's command line: no PIN is asked for, and a forgotten one is set anew. */
export function runnerCommands(program: Command, terminal: Terminal, wallMs: () => number): void {
  const commands = program
    .command('runners')
    .description('who shares this treadmill, with how much is kept of each')
    .action(async (_, command: Command) => {
      for (const line of await withRunners(command, wallMs(), (runners, runsOf) => linesOf(runners, runsOf)))
        console.log(line)
    })
  commands
    .command('pin <name>')
    .description('set the PIN of a runner anew, where it was forgotten; an empty line takes it away')
    .action(async (name: string, _, command: Command) => {
      const { id } = await withRunners(command, wallMs(), (runners) => runnerCalled(runners, name))
      terminal.say(said.typePin(name))
      const pin = await typedLine()
      if (pin !== '' && !new RegExp(RUNNER_PIN).test(pin)) return terminal.leave(EXIT.badData, said.noPin)
      const hash = pin === '' ? null : await keptPin(pin)
      await withRunners(command, wallMs(), (runners) => runners.rememberPin(id, hash))
      terminal.say(pin === '' ? said.pinGone(name) : said.pinKept(name))
    })
}

/**
 * `--runner NAME`: the treadmill is theirs from now on, as by one press in the panel.
 *
 * @throws {UsageError} where nobody is called so, or a run that is not over is another's
 */
export async function becomeRunner(command: Command, name: string, wallMs: number): Promise<void> {
  await withRunners(command, wallMs, (runners, _, isRunOpen) => {
    const { id } = runnerCalled(runners, name)
    if (id === runners.current()) return
    if (isRunOpen)
      throw new UsageError(said.runIsOpen(nameOf(runners.all().find((one) => one.id === runners.current()))))
    runners.become(id)
  })
}

function withRunners<Of>(
  command: Command,
  wallMs: number,
  use: (runners: RunnersMemory, runsOf: (id: string) => number, isRunOpen: boolean) => Of,
): Promise<Of> {
  const { dataDir } = configOf(command.optsWithGlobals<Typed>(), process.env)
  return withDatabase(dataDir, wallMs, (db) => {
    const kept = keptRunsIn(db, TICK_MS)
    const runners = runnersIn(db, (writing) => writeAll(db, [writing]))
    return use(runners, (id) => kept.ids(id).length, kept.isOn())
  })
}

function runnerCalled(runners: RunnersMemory, name: string): KnownRunner {
  const known = runners.all().find((one) => isSameName(nameOf(one), name))
  if (known === undefined) throw new UsageError(said.nobody(name, runners.all().map(nameOf).join(', ')))
  return known
}

const nameOf = (runner: KnownRunner | undefined): string => runner?.name ?? said.unnamed

const linesOf = (runners: RunnersMemory, runsOf: (id: string) => number): string[] =>
  runners.all().map((one) => said.line(nameOf(one), runsOf(one.id), one.pin !== null, one.id === runners.current()))
