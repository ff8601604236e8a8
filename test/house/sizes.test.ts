import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

const sources = ['src', 'web', 'protocol'].flatMap((folder) =>
  readdirSync(`${PROJECT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
)

const textOf = (file: string): string => readFileSync(PROJECT + file, 'utf8')
const linesOf = (file: string): number => textOf(file).trimEnd().split('\n').length
const importsOf = (file: string): string[] =>
  [...textOf(file).matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => join(file, '..', path))

test('no file outgrows 300 lines: one that does has more than one idea', () => {
  const sizes = sources.map((file) => ({ file, lines: linesOf(file) }))
  expect(sizes.filter(({ lines }) => lines > 300)).toEqual([])
})

test('an element of the panel stays within 150 lines, a style sheet that it alone uses included', () => {
  const elements = sources.filter((file) => textOf(file).includes('@customElement('))
  const sheets = sources.filter((file) => textOf(file).includes('css`') && !elements.includes(file))
  const sizes = elements.map((file) => {
    const own = sheets.filter((sheet) =>
      elements.every((other) => importsOf(other).includes(sheet) === (other === file)),
    )
    return { file, lines: [file, ...own].reduce((sum, part) => sum + linesOf(part), 0) }
  })
  expect(elements.length).toBeGreaterThan(20)
  expect(sheets.length).toBeGreaterThan(3)
  expect(sizes.filter(({ lines }) => lines > 150)).toEqual([])
})

test('no file is named for having no subject', () => {
  expect(sources.filter((file) => /^(index|utils?|helpers?|common|misc|.*manager)\.ts$/i.test(basename(file)))).toEqual(
    [],
  )
})
