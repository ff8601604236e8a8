import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import table from './dependency-cruiser.cjs'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDERS = ['src', 'web', 'protocol']

async function look(baseDir: string): Promise<ICruiseResult> {
  const { output } = await cruise(FOLDERS, {
    ...(table.options as ICruiseOptions),
    baseDir,
    ruleSet: { forbidden: table.forbidden } as NonNullable<ICruiseOptions['ruleSet']>,
    validate: true,
  })
  if (typeof output === 'string') throw new Error(output)
  return output
}

function violationsOf({ summary }: ICruiseResult): string[] {
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort()
}

/** Lays out a project of files with one import each and says which of them the table forbids. */
async function forbiddenAmong(imports: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), 'crescendo-house-'))
  try {
    for (const file of [...FOLDERS.map((folder) => `${folder}/clock.ts`), ...Object.keys(imports), ...TARGETS]) {
      mkdirSync(join(root, dirname(file)), { recursive: true })
      writeFileSync(join(root, file), imports[file] ?? 'export const x = 1\n')
    }
    return violationsOf(await look(root))
  } finally {
    rmSync(root, { recursive: true })
  }
}

const TARGETS = [
  'protocol/units.ts',
  'protocol/ftms/field.ts',
  'protocol/panel/plan.ts',
  'src/bluetooth/gatt.ts',
  'src/bluetooth/noble/central.ts',
  'src/treadmill/treadmill.ts',
  'src/server/server.ts',
  'src/belt/seen.ts',
  'src/session/session.ts',
  'src/view/snapshot.ts',
  'src/workout/plan.ts',
  'src/safety/governor.ts',
]

/** One look for both tests: it takes seconds. */
const project = look(PROJECT)

test('no file imports what its room may not know', async () => {
  expect(violationsOf(await project)).toEqual([])
})

test('every file lives in a room of the table', async () => {
  const rooms = table.rooms.map(({ from }) => new RegExp(from))
  const { modules } = await project
  const homeless = modules
    .map(({ source }) => source)
    .filter((source) => /^(src|web|protocol)\//.test(source) && /\.(ts|mjs)$/.test(source))
    .filter((source) => !rooms.some((room) => room.test(source)))
  expect(homeless).toEqual([])
})

/** Rule, file, an import it may not have, and what that leads to. */
const FORBIDDEN = [
  ['protocol', 'protocol/ftms/a.ts', `import '../panel/plan.ts'`, 'protocol/panel/plan.ts'],
  ['protocol', 'protocol/a.ts', `import 'node:fs'`, 'fs'],
  ['protocol/panel', 'protocol/panel/a.ts', `import '../ftms/field.ts'`, 'protocol/ftms/field.ts'],
  ['src/workout', 'src/workout/a.ts', `import '../session/session.ts'`, 'src/session/session.ts'],
  ['src/workout, types alone', 'src/workout/a.ts', `import '../../protocol/panel/plan.ts'`, 'protocol/panel/plan.ts'],
  ['src/belt', 'src/belt/a.ts', `import type { x } from '../session/session.ts'`, 'src/session/session.ts'],
  ['src/belt', 'src/belt/a.ts', `import '../workout/plan.ts'`, 'src/workout/plan.ts'],
  ['src/session', 'src/session/a.ts', `import '../view/snapshot.ts'`, 'src/view/snapshot.ts'],
  ['src/bluetooth', 'src/bluetooth/radio/a.ts', `import '@abandonware/noble'`, '@abandonware/noble'],
  ['src/session', 'src/session/a.ts', `import '../safety/governor.ts'`, 'src/safety/governor.ts'],
  ['src/session', 'src/session/a.ts', `import type { x } from '../server/server.ts'`, 'src/server/server.ts'],
  ['src/safety', 'src/safety/a.ts', `import 'node:timers/promises'`, 'timers/promises'],
  ['src/safety', 'src/safety/a.ts', `import '../../protocol/ftms/field.ts'`, 'protocol/ftms/field.ts'],
  ['src/bluetooth', 'src/bluetooth/a.ts', `import '../../protocol/ftms/field.ts'`, 'protocol/ftms/field.ts'],
  ['src/treadmill', 'src/treadmill/a.ts', `import '../bluetooth/noble/central.ts'`, 'src/bluetooth/noble/central.ts'],
  ['src/treadmill, types alone', 'src/treadmill/a.ts', `import '../session/session.ts'`, 'src/session/session.ts'],
  ['src/simulator', 'src/simulator/a.ts', `import 'vitest'`, 'vitest'],
  ['src/server, types alone', 'src/server/a.ts', `import '../workout/plan.ts'`, 'src/workout/plan.ts'],
  ['src/history', 'src/history/a.ts', `import '../server/server.ts'`, 'src/server/server.ts'],
  ['src/daemon.ts', 'src/daemon.ts', `import 'node:fs'`, 'fs'],
  ['src/daemon.ts, types alone', 'src/daemon.ts', `import './server/server.ts'`, 'src/server/server.ts'],
  ['web', 'web/a.ts', `import type { x } from '../src/session/session.ts'`, 'src/session/session.ts'],
  ['web, types alone', 'web/a.ts', `import '../protocol/panel/plan.ts'`, 'protocol/panel/plan.ts'],
] as const

test('every import that the table forbids is found, and by the rule of its room', async () => {
  const imports: Record<string, string> = {}
  const found = FORBIDDEN.map(([rule, file, statement, target], row) => {
    const name = file.replace(/\/a\.ts$/, `/a${row}.ts`)
    imports[name] = `${imports[name] ?? ''}${statement}\n`
    return `${rule}: ${name} → ${target}`
  })
  expect(await forbiddenAmong(imports)).toEqual(found.sort())
})

test('a circle is found even where it is one of types alone', async () => {
  const circle = {
    'src/session/a.ts': `import type { B } from './b.ts'\nexport type A = B`,
    'src/session/b.ts': `import type { A } from './a.ts'\nexport type B = A`,
  }
  expect(await forbiddenAmong(circle)).toEqual(['a circle: src/session/a.ts → src/session/b.ts'])
})

test('what the table allows is not found', async () => {
  const allowed = {
    'src/safety/a.ts': `import type { x } from '../../protocol/panel/plan.ts'`,
    'src/session/a.ts': `import '../workout/plan.ts'\nimport '../../protocol/units.ts'`,
    'src/treadmill/a.ts': `import '../bluetooth/gatt.ts'\nimport '../../protocol/ftms/field.ts'`,
    'src/server/a.ts': `import 'node:http'\nimport 'fastify'\nimport type { x } from '../session/session.ts'`,
    'web/a.ts': `import 'lit'\nimport type { x } from '../protocol/panel/plan.ts'`,
  }
  expect(await forbiddenAmong(allowed)).toEqual([])
})
