import { Option, type Command } from 'commander'
import { EXPORT_FORMATS, type ExportFormat } from '../protocol/panel/run-export.ts'
import { PIN } from '../protocol/panel/owner.ts'
import { decodeCommand, type Outcome } from './cli/decode.ts'
import { exportCommand } from './cli/export.ts'
import { backedUp, restored } from './cli/keeping.ts'
import { exported, importProfile } from './cli/profile-file.ts'
import { reportCommand } from './cli/report.ts'
import { spoken } from './cli/spoken.ts'
import { typedLine } from './cli/typed-line.ts'
import { configOf, type Typed } from './config.ts'
import { EXIT } from './failure.ts'
import { withMemory } from './history/kept-memory.ts'
import type { Memory } from './history/memory.ts'
import { keepOwnerPin } from './history/owner-pin.ts'
import { keptReport } from './overheard.ts'
import { keptPin } from './pin.ts'
import { importCommand } from './import-commands.ts'
import { planCommands } from './plan-commands.ts'

const { words } = spoken

/** Where what they say goes, and how they end. */
export interface Terminal {
  readonly say: (line: string) => void
  readonly printed: (outcome: Outcome) => void
  readonly leave: (code: number, line: string) => void
}

/** The commands that meet no treadmill: they read and change what is kept on this computer. */
export function keptCommands(program: Command, terminal: Terminal): void {
  const { printed } = terminal
  program
    .command('owner-pin')
    .description('set the PIN by which the owner of a gym decides its ceiling')
    .action((_, command: Command) => ownerPin(dataDirOf(command), terminal))
  const profiles = program.command('profile').description('what was learned of a treadmill, as a small JSON file')
  profiles
    .command('export [treadmill]')
    .description('print it, to be kept or shared: neither its name nor its address is in it')
    .action((which: string | undefined, _, command: Command) => profile(command, (kept) => exported(kept, which)))
  profiles
    .command('import <profile.json>')
    .description('take it as a proposal for treadmills of its model')
    .action((path: string, _, command: Command) => profile(command, (kept) => importProfile(kept, path)))
  planCommands(program, printed, Date.now)
  importCommand(program, printed, Date.now)
  program
    .command('report [file]')
    .description(
      'what the treadmill and Crescendo said to each other last, in one file to send on (default crescendo-report.json; - is standard output)',
    )
    .action(async (file: string | undefined, _, command: Command) => {
      const { dataDir, port } = configOf(command.optsWithGlobals<Typed>(), process.env)
      printed(await reportCommand(port, () => keptReport(dataDir), file ?? 'crescendo-report.json'))
    })
  program
    .command('export <run> [file]')
    .description('an ended run as a file (- is standard output); <run> is its id, the beginning of one, or last')
    .addOption(new Option('--format <format>', 'what it is written in').choices(EXPORT_FORMATS).makeOptionMandatory())
    .action(async (run: string, file: string | undefined, { format }: { format: ExportFormat }, command: Command) => {
      const { runFileIn } = await import('./export/run-file.ts')
      printed(exportCommand(run, await runFileIn(dataDirOf(command), Date.now(), run, format), file))
    })
  program
    .command('backup <file>')
    .description('all that is kept, in one file; beside the panel, but not while a run is on')
    .action((file: string, _, command: Command) => backup(dataDirOf(command), file))
  program
    .command('restore <file>')
    .description('what a backup holds instead of what is kept, which stays beside it')
    .action(async (file: string, _, command: Command) => {
      const { restore } = await import('./keeping/restore.ts')
      const { runs, keptAs } = await restore(dataDirOf(command), file, Date.now())
      console.log(restored(runs, keptAs))
    })
  program
    .command('decode <uuid> <hex...>')
    .description('a characteristic’s octets as JSON, for bug reports: decode 2ACD 00003403')
    .action((uuid: string, hex: string[]) => printed(decodeCommand(uuid, hex)))
}

const dataDirOf = (command: Command): string => configOf(command.optsWithGlobals<Typed>(), process.env).dataDir

/** `owner-pin`: asked for once, by whoever has this computer's command line. */
async function ownerPin(dataDir: string, { say, leave }: Terminal): Promise<void> {
  say(words.terminal.typePin)
  const pin = await typedLine()
  if (!new RegExp(PIN).test(pin)) return leave(EXIT.badData, words.terminal.noPin)
  await keepOwnerPin(dataDir, Date.now(), await keptPin(pin))
  say(words.terminal.pinKept)
}

/** `backup`. A run that is not over may be in it where no daemon is on it. */
async function backup(dataDir: string, file: string): Promise<void> {
  const [{ backUp }, { isFree }] = await Promise.all([
    import('./keeping/backup.ts'),
    import('./history/folder-lock.ts'),
  ])
  console.log(backedUp(file, backUp(dataDir, file, await isFree(dataDir)).runs))
}

/** `profile export` and `profile import`. */
async function profile(command: Command, use: (kept: Memory) => string): Promise<void> {
  console.log((await withMemory(dataDirOf(command), Date.now(), use)).trimEnd())
}
