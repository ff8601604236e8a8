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
    folders: [
      'protocol',
      'src/belt',
      'src/profile',
      'src/workout',
      'src/coach',
      'src/files',
      'src/plan-files',
      'src/session',
      'src/safety',
      'src/view',
      'src/terminal',
    ],
    reading: 'code',
    words: [ASYNC, TIME, INPUT_OUTPUT],
  },
  {
    folders: ['src/belt', 'src/workout', 'src/coach', 'src/session', 'src/safety', 'src/view'],
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
  /^src\/([^/]+|(belt|cli|coach|safety|session|terminal|treadmill|view|workout)\/.+|history\/(run-log|database|history))\.ts$/
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

/** What a template says in attributes that are read out or shown. */
const SAID_BY =
  /(?:^|[\s"'])(aria-(?:label|description|roledescription|valuetext|placeholder)|alt|hint|label|legend|placeholder|says|title)=("[^"]*"|'[^']*'|[^\s>"']+)/g
const LETTERS = /\p{L}/u
/** Of a screen's own string: words with a space between, none of them the name of a class or a value of a style. */
const PHRASE = /\p{L}{2,} \p{L}|^\p{Lu}\p{Ll}+[.!?…]?$/u
/** What looks like words and is none: keys by their names on the wire, and a value of the code's own. */
const NAMES: ReadonlySet<string> = new Set(['Enter', 'Escape', 'Backspace', 'Home', 'End', 'long press'])
/** Strings that are read by the browser or by another file, and the words of an error. */
const NOT_SHOWN =
  /^(customElement|matchMedia|querySelector(All)?|closest|css|property|state|addEventListener|removeEventListener|setAttribute|Error)$/
/** `0` stands for what is filled in. */
const HOLE = '0'

/** What the markup of a template says in letters of its own: between its tags, and in what is read out. */
function lettersOf(markup: string): string[] {
  const plain = markup.replace(/<!--[^]*?-->/g, '').replace(/<style>[^]*?<\/style>/g, '')
  const attributes = [...plain.matchAll(/<[^>]*>/g)].flatMap(([tag]) =>
    [...tag.matchAll(SAID_BY)].map(([, , value = '']) => value.replace(/^["']|["']$/g, '')),
  )
  const texts = plain.replace(/<[^>]*>/g, '\n').split('\n')
  return [...attributes, ...texts].map((text) => text.trim()).filter((text) => LETTERS.test(text.replace(/&\w+;/g, '')))
}

/** The letters that a file of the panel shows without having them from the table. */
function shownIn(file: string, source: string): string[] {
  const saidOrNamed = /<(title|noscript|script)\b[^]*?<\/\1>|<p [^>]*translate="no"[^>]*>Crescendo<\/p>/g
  if (file.endsWith('.html')) return lettersOf(source.replace(saidOrNamed, ''))
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node)) {
      const { tag, template } = node
      if (/^(html|svg)$/.test(tag.getText(tree))) {
        const parts = ts.isNoSubstitutionTemplateLiteral(template)
          ? [template.text]
          : [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]
        // A `>` of an arrow function lies in a hole, so no tag ends in one.
        found.push(...lettersOf(parts.join(HOLE)))
        if (ts.isTemplateExpression(template)) template.templateSpans.forEach(({ expression }) => visit(expression))
      }
      return
    }
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isPropertySignature(node)) return
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const name = node.expression.getText(tree).replace(/^.*\./, '')
      if (NOT_SHOWN.test(name)) return
    }
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const said = ts.isStringLiteralLike(node)
        ? node.text
        : [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(HOLE)
      if (PHRASE.test(said) && !NAMES.has(said)) found.push(said)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

test('no element of the panel shows a letter that is not from the table of its language', () => {
  const files = readdirSync(`${PROJECT}web`, { recursive: true, encoding: 'utf8' }).map((name) => `web/${name}`)
  const found = files
    // What builds the panel shows nothing.
    .filter((file) => /\.(ts|html)$/.test(file) && !/^web\/(build\/|vite\.config)/.test(file))
    .flatMap((file) => shownIn(file, readFileSync(PROJECT + file, 'utf8')).map((said) => `${file}: ${said}`))
  expect(found).toEqual([])
})

test.each([
  ['html`<p>${n} of ${count}</p>`', ['0 of 0']],
  ['html`<button aria-label="${name} slower">−</button>`', ['0 slower']],
  ['html`<cr-key label=Stop></cr-key>`', ['Stop']],
  ['html`<input placeholder="25:00 h" />`', ['25:00 h']],
  ['html`<p>${wide ? html`<b>Mile</b>` : nothing}</p>`', ['Mile']],
  ['svg`<text>${pace} /mi</text>`', ['0 /mi']],
  ["const says = count === 1 ? 'one mile' : `${count} miles on`", ['one mile', '0 miles on']],
  ["this.headline = 'Ready'", ['Ready']],
  ['html`<p class="quiet lead">${words.run.left} · ${countdown} − +</p>`', []],
  ['html`<li @click=${() => this.tell()} title=${words.run.more}>${name}&nbsp;</li>`', []],
  ["throw new Error('the page has no body')", []],
])('in an element `%s` shows %j of its own', (source, shown) => {
  expect(shownIn('web/run/a.ts', source)).toEqual(shown)
})

test('a page may say its name and that it needs scripts, and nothing else in letters of its own', () => {
  const named = (name: string): string => `<p class="opening" translate="no">${name}</p>`
  expect(shownIn('web/a.html', named('Crescendo') + named('Loading'))).toEqual(['Loading'])
  expect(shownIn('web/a.html', '<title>Crescendo</title><noscript>Needs JavaScript.</noscript><p>Loading</p>')).toEqual(
    ['Loading'],
  )
})

/** Where a file of the panel reads its language once for all: another one would never be seen there. */
function keptIn(source: string): string[] {
  const tree = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isFunctionLike(node) || ts.isTypeNode(node)) return
    if (ts.isPropertyAccessExpression(node) && /^(words|figures|language)$/.test(node.expression.getText(tree)))
      found.push(node.getText(tree))
    ts.forEachChild(node, visit)
  }
  if (/from '[^']*\/language\.ts'/.test(source)) visit(tree)
  return found
}

test('no file of the panel reads its language before it draws', () => {
  const files = readdirSync(`${PROJECT}web`, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const found = files.flatMap((name) =>
    keptIn(readFileSync(`${PROJECT}web/${name}`, 'utf8')).map((said) => `web/${name}: ${said}`),
  )
  expect(found).toEqual([])
})

test.each([
  ["const KEYS = [{ ask: 'skip', title: words.standing.skip }]", ['words.standing']],
  ['class A { says = words.run.left }', ['words.run']],
  ['const keys = () => [words.standing.skip]', []],
  ['class A { render() { return words.run.left } }', []],
])('`%s` keeps %j', (code, kept) => {
  expect(keptIn(`import { words } from '../language.ts'\n${code}`)).toEqual(kept)
})
