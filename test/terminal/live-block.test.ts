import { expect, test } from 'vitest'
import { manualClock } from '../../src/clock.ts'
import { liveBlock } from '../../src/terminal/live-block.ts'
import { working } from '../../src/terminal/working.ts'
import { screenOf } from './screen.ts'

test('a block is drawn where it stands, and lines pass above it', () => {
  const screen = screenOf(20)
  const block = liveBlock(screen.pane)
  screen.pane.write('$ run\n')
  block.show(['one', 'two', 'three'])
  block.show(['1', '2'])
  expect(screen.lines()).toEqual(['$ run', '1', '2'])
  block.above('a split')
  expect(screen.lines()).toEqual(['$ run', 'a split', '1', '2'])
  block.show(['one', 'two', 'three', 'four'])
  expect(screen.lines()).toEqual(['$ run', 'a split', 'one', 'two', 'three', 'four'])
  expect(screen.cursorIsHidden()).toBe(true)
  block.end()
  block.end()
  block.show(['late'])
  screen.pane.write('$')
  expect(screen.lines()).toEqual(['$ run', 'a split', 'one', 'two', 'three', 'four', '$'])
  expect(screen.cursorIsHidden()).toBe(false)
})

test('the same lines are not written again', () => {
  const screen = screenOf(20)
  const block = liveBlock(screen.pane)
  block.show(['one'])
  const written = screen.written()
  block.show(['one'])
  expect(screen.written()).toBe(written)
})

test('made narrower, what the terminal has broken into more lines is drawn over', () => {
  const screen = screenOf(20)
  const block = liveBlock(screen.pane)
  screen.pane.write('$ run\n')
  block.show(['a line of 17 signs', 'short'])
  screen.resize(10)
  expect(screen.lines()).toEqual(['$ run', 'a line of', '17 signs', 'short'])
  block.show(['narrow', 'short'])
  expect(screen.lines()).toEqual(['$ run', 'narrow', 'short'])
})

test('what takes its time says for how long, and leaves nothing', async () => {
  const screen = screenOf(40)
  const clock = manualClock()
  const search = working(screen.pane, clock, 'Looking for a treadmill …', (seconds) => `${seconds} s`)
  await clock.advance(4200)
  expect(screen.lines()).toEqual([expect.stringMatching(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Looking for a treadmill … 4 s$/)])
  search.line('TREADMILL 7')
  search.end()
  await clock.advance(1000)
  expect(screen.lines()).toEqual(['TREADMILL 7'])
  expect(screen.cursorIsHidden()).toBe(false)
})
