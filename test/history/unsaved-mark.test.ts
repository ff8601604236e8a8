import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { layMark, MARK_FILE, markIn, takeUnsaved } from '../../src/history/unsaved-mark.ts'
import { dataFolder } from './data-folder.ts'

test('what could not be written is noted over what is there, and taken once', () => {
  const folder = dataFolder()
  expect(takeUnsaved(folder)).toBe(false)
  layMark(folder)
  const size = readFileSync(join(folder, MARK_FILE)).length
  const mark = markIn(folder)
  mark(true)
  expect(takeUnsaved(folder)).toBe(false)
  mark(false)
  expect(readFileSync(join(folder, MARK_FILE))).toHaveLength(size)
  layMark(folder)
  expect(takeUnsaved(folder)).toBe(true)
  expect(takeUnsaved(folder)).toBe(false)
})

test('what was written in the end leaves nothing to be said', () => {
  const folder = dataFolder()
  const mark = markIn(folder)
  mark(false)
  mark(true)
  expect(takeUnsaved(folder)).toBe(false)
})

test('a folder that is gone takes no mark, and one that is there again does', () => {
  const folder = dataFolder()
  const gone = join(folder, 'gone')
  const mark = markIn(gone)
  mark(false)
  expect(takeUnsaved(gone)).toBe(false)
  const there = markIn(folder)
  rmSync(join(folder, MARK_FILE), { force: true })
  there(false)
  expect(takeUnsaved(folder)).toBe(true)
})
