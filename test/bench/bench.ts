import { benchAskToAir } from './ask-to-air.ts'
import { lineOf, type Figure } from './figure.ts'
import { benchLongTasks } from './long-tasks.ts'
import { benchMemory } from './memory.ts'
import { benchRunList } from './run-list.ts'
import { benchTreadmillDataDecode } from './treadmill-data.ts'
import { benchWholeHour } from './whole-hour.ts'

const BENCHES: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  decode: () => [benchTreadmillDataDecode()],
  hour: benchWholeHour,
  runs: benchRunList,
  memory: async () => [await benchMemory()],
  air: benchAskToAir,
  tasks: async () => [await benchLongTasks()],
}

/** Names of benches may follow the command; without any, all are run. Exit 1 where a limit is not kept, 64 for an unknown name. */
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name))
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}. Known: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(64)
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const figure of await bench()) {
    const { line, kept } = lineOf(figure)
    console.log(line)
    if (!kept) process.exitCode = 1
  }
}
process.exit()
