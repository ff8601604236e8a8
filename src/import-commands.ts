import { basename } from 'node:path'
import type { Command } from 'commander'
import { MOST_RUN_OCTETS, type RunFileFault, type RunFileLoss } from '../protocol/panel/run-files.ts'
import { runFileSaid } from '../protocol/words/run-files.ts'
import type { Outcome } from './cli/decode.ts'
import { fileOctets } from './cli/file-octets.ts'
import { spoken } from './cli/spoken.ts'
import { configOf, type Typed } from './config.ts'
import { asOwnOf, sameRunIn } from './history/brought-in.ts'
import { isFree } from './history/folder-lock.ts'
import { withDatabase } from './history/locked-database.ts'
import { memoryIn } from './history/memory.ts'
import { runnersIn } from './history/runners-memory.ts'
import { runsIn } from './history/runs.ts'
import { writeAll, type Writing } from './history/writing.ts'
import { readRun } from './import/read.ts'

/** `import FILE…`: runs from files, each whole or not at all, and what became of each. Beside a panel that panel brings them in. */

const EXIT_BAD_DATA = 65
/** A day of points is read in so many seconds at most, by the panel too, ms. */
const ANSWERS_WITHIN_MS = 120_000
const { words, figures } = spoken
const { brought: said } = words.terminal

/** What became of a file. */
type Became =
  | { readonly became: 'kept' | 'there'; readonly run: Ran; readonly losses: readonly RunFileLoss[] }
  | { readonly became: 'refused'; readonly why: string }
interface Ran {
  readonly startedAt: string
  readonly distanceM: number
  readonly movingS: number
}

const refused = (fault: RunFileFault): Became => ({ became: 'refused', why: runFileSaid(spoken, fault) })

export function importCommand(program: Command, printed: (outcome: Outcome) => void, wallMs: () => number): void {
  program
    .command('import <file...>')
    .description('runs from files, of Crescendo (JSON) or of other programs (FIT, TCX): what became of each')
    .action(async (files: string[], _, command: Command) => {
      const { dataDir, port } = configOf(command.optsWithGlobals<Typed>(), process.env)
      printed(await ((await isFree(dataDir)) ? intoFolder(dataDir, files, wallMs) : intoPanel(port, files)))
    })
}

const intoFolder = (folder: string, files: readonly string[], wallMs: () => number): Promise<Outcome> =>
  withDatabase(folder, wallMs(), (db) => {
    const put = (writing: Writing): void => writeAll(db, [writing])
    const runners = runnersIn(db, put)
    const of = runners.current()
    const runs = runsIn(
      () => db,
      () => undefined,
      () => of,
    )
    const unit = memoryIn(db, put, runners).runner().unit ?? 'mi'
    return outcomeOf(
      files.map((file) => [
        file,
        became(file, (octets): Became => {
          const read = readRun(octets, wallMs())
          if (!read.ok) return refused(read.fault)
          const run = asOwnOf(db, of, read.run)
          const there = sameRunIn(db, of, run)
          if (there === null) put({ kind: 'brought-in', of, run })
          const kept = runs.get(there ?? run.id)
          if (kept === null) return refused({ code: 'run-file-not-kept', values: {} })
          return { became: there === null ? 'kept' : 'there', run: kept, losses: read.losses }
        }),
      ]),
      unit,
    )
  })

async function intoPanel(port: number, files: readonly string[]): Promise<Outcome> {
  const each: [string, Became][] = []
  for (const file of files) {
    const read = fileOctets(file, MOST_RUN_OCTETS)
    each.push([file, 'why' in read ? { became: 'refused', ...read } : await posted(port, read.octets)])
  }
  return outcomeOf(each, 'mi')
}

async function posted(port: number, octets: Uint8Array): Promise<Became> {
  const answer = await fetch(`http://localhost:${port}/api/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: Buffer.from(octets),
    signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
  }).catch(() => null)
  const told = (await answer?.json().catch(() => null)) as (Became & { code?: string; message?: string }) | null
  if (answer?.ok === true && told !== null) return told
  if (told?.code?.startsWith('run-file-') === true) return refused(told as unknown as RunFileFault)
  return { became: 'refused', why: told?.message ?? said.noAnswer(port) }
}

function became(file: string, of: (octets: Uint8Array) => Became): Became {
  const read = fileOctets(file, MOST_RUN_OCTETS)
  return 'why' in read ? { became: 'refused', ...read } : of(read.octets)
}

function outcomeOf(each: readonly (readonly [string, Became])[], unit: 'mi' | 'km'): Outcome {
  const [told, failed]: [string[], string[]] = [[], []]
  for (const [path, of] of each) {
    const file = basename(path)
    if (of.became === 'refused') {
      failed.push(said.refused(file, of.why))
      continue
    }
    const { startedAt, distanceM, movingS } = of.run
    const run = [
      figures.moment(Date.parse(startedAt)),
      figures.lengthWords(distanceM, unit),
      figures.clock(movingS),
    ].join(', ')
    told.push(of.became === 'kept' ? said.kept(file, run) : said.there(file, run))
    told.push(...of.losses.map((loss) => `- ${runFileSaid(spoken, loss)}`))
  }
  return { stdout: told.join('\n'), stderr: failed.join('\n'), exitCode: failed.length === 0 ? 0 : EXIT_BAD_DATA }
}
