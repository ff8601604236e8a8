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

/** Where nothing speaks for itself: what is said to a runner stands in `protocol/words`. */
const SPEAKS_BY_CODE =
  /^src\/([^/]+|(belt|cli|safety|session|treadmill|view|workout)\/.+|history\/(run-log|database|history))\.ts$/
/** What is typed and read by who mends Crescendo, and the words of an error that is handed on. */
const SPEAKS_ITSELF = /^src\/(cli\/decode|treadmill\/keep-connected)\.ts$/
/** What is not said to a runner: the words of an error, of a log, of the command line's own help. */
const NOT_SAID = /Error$|^log\.|\.(option|description)$/
const SENTENCE = /^[^\p{L}]*\p{Lu}[\p{L}’]*( \S+){2}|(\S+ ){2}\S+[.…!?]$/u

/** The sentences that a source says in words of its own. */
function sentencesIn(file: string, source: string): string[] {
  if (!SPEAKS_BY_CODE.test(file) || SPEAKS_ITSELF.test(file)) return []
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && NOT_SAID.test(node.expression.getText(tree))) {
      if (ts.isCallExpression(node)) visit(node.expression)
      return
    }
    const said = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node) ? node.getText(tree).slice(1, -1) : ''
    if (SENTENCE.test(said)) found.push(said)
    else ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

test('no room says a sentence of its own: it sends a code, or reads the table of words', () => {
  const files = readdirSync(`${PROJECT}src`, { recursive: true, encoding: 'utf8' }).map((name) => `src/${name}`)
  const found = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => sentencesIn(file, readFileSync(PROJECT + file, 'utf8')).map((said) => `${file}: ${said}`))
  expect(found).toEqual([])
})

test.each([
  ['src/carry-on.ts', 'say(`The run of ${startedAt} is back.`)', ['The run of ${startedAt} is back.']],
  ['src/main.ts', "console.log('Clip the safety key on.')", ['Clip the safety key on.']],
  ['src/cli/scan.ts', "const none = 'no treadmill was heard.'", ['no treadmill was heard.']],
  [
    'src/main.ts',
    "program.option('--data <folder>', 'Where runs are kept.').action(() => say('This is a run.'))",
    ['This is a run.'],
  ],
  ['src/config.ts', "throw new UsageError('--port is a whole number.')", []],
  ['src/compose.ts', "log.warn('What happens is saved again.')", []],
  ['src/session/a.ts', "const wait = 'telemetry is stale'", []],
])('in %s, `%s` says %j', (file, source, said) => {
  expect(sentencesIn(file, source)).toEqual(said)
})
