import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const ASYNC = /\b(async|await|Promise)\b/
const TIME = /\b(Date|performance|setTimeout|setInterval|setImmediate|queueMicrotask)\b/
const INPUT_OUTPUT = /\b(process|console) \.|\b(fetch|require|import) \(|\bglobalThis\b/
const STEPS = /\b(function|if|for|while|switch|class)\b/
const RADIO = /characteristic|uuid|noble|socket/i
const MACHINE = /ftms|Ftms|FTMS|[tT]readmill|\b(0x)?(2acd|2ACD|2ad9|2AD9|2ada|2ADA|1826)\b/

/** How closely a file is read: its code, its code with the strings in it, or its comments too. */
type Reading = 'code' | 'strings' | 'comments'

interface Ban {
  folders: string[]
  reading: Reading
  words: RegExp[]
}

const BANS: Ban[] = [
  {
    folders: ['protocol', 'src/belt', 'src/workout', 'src/session', 'src/safety', 'src/view'],
    reading: 'code',
    words: [ASYNC, TIME, INPUT_OUTPUT],
  },
  {
    folders: ['src/belt', 'src/workout', 'src/session', 'src/safety', 'src/view'],
    reading: 'comments',
    words: [RADIO],
  },
  { folders: ['protocol/panel'], reading: 'code', words: [STEPS] },
  { folders: ['src/bluetooth'], reading: 'strings', words: [MACHINE] },
]

/** The tokens of a source, one space between them. */
function tokensOf(source: string, withStrings: boolean): string {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest)
  const tokens: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node) || (!withStrings && isText(node))) return
    const children = node.getChildren(file)
    if (children.length === 0) tokens.push(node.getText(file))
    children.forEach(visit)
  }
  visit(file)
  return tokens.join(' ')
}

function isText(node: ts.Node): boolean {
  return ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)
}

function read(source: string, reading: Reading): string {
  return reading === 'comments' ? source : tokensOf(source, reading === 'strings')
}

function wordsIn(file: string, source: string): string[] {
  return BANS.filter(({ folders }) => folders.some((folder) => file.startsWith(`${folder}/`))).flatMap(
    ({ reading, words }) => words.flatMap((word) => word.exec(read(source, reading))?.[0] ?? []),
  )
}

test('no room contains a word that has no business there', () => {
  const files = ['src', 'protocol'].flatMap((folder) =>
    readdirSync(`${PROJECT}${folder}`, { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
  )
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => wordsIn(file, readFileSync(PROJECT + file, 'utf8')).map((word) => `${file}: ${word}`))
  expect(found).toEqual([])
})

test.each([
  ['src/session/a.ts', 'const at = Date.now()', 'Date'],
  ['src/safety/a.ts', 'export async function govern() {}', 'async'],
  ['src/workout/a.ts', 'setTimeout(next, 1)', 'setTimeout'],
  ['src/session/a.ts', 'const serviceUuid = 1', 'Uuid'],
  ['src/safety/a.ts', '/** Written to the socket. */', 'socket'],
  ['src/workout/a.ts', 'const a = `${Date.now()}`', 'Date'],
  ['protocol/ftms/a.ts', 'performance.now()', 'performance'],
  ['src/session/a.ts', `const fs = import('node:fs')`, 'import ('],
  ['src/session/a.ts', `console.log(1)`, 'console .'],
  ['protocol/panel/a.ts', 'if (a) b()', 'if'],
  ['src/bluetooth/a.ts', `const target = '2acd'`, '2acd'],
  ['src/bluetooth/a.ts', 'const isFtms = true', 'Ftms'],
])('in %s "%s" would be found', (file, source, word) => {
  expect(wordsIn(file, source)).toEqual([word])
})

test('a comment may say what code may not do, and other rooms may do it', () => {
  expect(wordsIn('src/session/a.ts', '// no Date, no async: events come stamped\nconst a = 1')).toEqual([])
  expect(wordsIn('src/session/a.ts', `const by = 'console' // or for a Date`)).toEqual([])
  expect(wordsIn('src/bluetooth/a.ts', 'const leftMs = 1 // the treadmill')).toEqual([])
  expect(wordsIn('src/server/a.ts', 'const at = Date.now()')).toEqual([])
})
