import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

const sources = ['src', 'web', 'protocol'].flatMap((folder) =>
  readdirSync(`${PROJECT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
)

function linesOf(file: string): number {
  return readFileSync(PROJECT + file, 'utf8')
    .trimEnd()
    .split('\n').length
}

test('no file outgrows 300 lines, and nine in ten stay within 180', () => {
  const sizes = sources.map((file) => ({ file, lines: linesOf(file) })).sort((a, b) => a.lines - b.lines)
  expect(sizes.filter(({ lines }) => lines > 300)).toEqual([])
  expect(sizes[Math.ceil(sizes.length * 0.9) - 1]?.lines).toBeLessThanOrEqual(180)
  expect(sizes[Math.ceil(sizes.length * 0.5) - 1]?.lines).toBeLessThanOrEqual(80)
})

test('no file is named for having no subject', () => {
  expect(sources.filter((file) => /^(index|utils?|helpers?|common|misc|.*manager)\.ts$/i.test(basename(file)))).toEqual(
    [],
  )
})
