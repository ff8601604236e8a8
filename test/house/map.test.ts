import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const readme = readFileSync(`${PROJECT}README.md`, 'utf8')
const map = readme.slice(readme.indexOf('## The house'))

const entriesOf = (folder: string) => readdirSync(PROJECT + folder, { withFileTypes: true })
const named = (name: string): boolean => map.includes(`\`${name}\``) || map.includes(`/${name}\``)

test.each(['src', 'protocol', 'web'])('every folder of %s stands on the map of the README', (folder) => {
  const folders = entriesOf(folder).filter((entry) => entry.isDirectory() && entry.name !== 'public')
  expect(folders.length).toBeGreaterThan(2)
  expect(folders.map(({ name }) => name).filter((name) => !named(name))).toEqual([])
})

test('so does every file that stands in no room', () => {
  const files = entriesOf('src').filter((entry) => entry.isFile() && entry.name !== 'vite.config.ts')
  expect(files.map(({ name }) => name).filter((name) => !named(name))).toEqual([])
})

test('what stands on the map is there', () => {
  const paths = [...map.matchAll(/^\| (.+?) +\|/gm)].flatMap(([, cell = '']) => {
    const [first = '', ...others] = [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
    const folder = first.slice(0, first.lastIndexOf('/') + 1)
    return first === '' ? [] : [first, ...others.map((name) => folder + name)]
  })
  expect(paths.length).toBeGreaterThan(30)
  const names = (folder: string): string[] => readdirSync(PROJECT + folder)
  expect(paths.filter((path) => !names(path.replace(/[^/]*$/, '')).includes(path.replace(/.*\//, '')))).toEqual([])
})

test('every file that the README leads to is there', () => {
  const links = [...readme.matchAll(/\]\(((?:src|test|web|protocol)\/[^)]+)\)/g)].map(([, path = '']) => path)
  expect(links.length).toBeGreaterThan(20)
  expect(links.filter((path) => !existsSync(PROJECT + path))).toEqual([])
})
