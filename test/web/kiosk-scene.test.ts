import { expect, test } from 'vitest'
import type { KioskState, MachineUse } from '../../protocol/panel/kiosk.ts'
import { isDim, sceneAfter, shiftOf, type Scene, type SceneName } from '../../web/kiosk/scene.ts'

const STATE: KioskState = {
  version: 5,
  meeting: false,
  boot: 'boot',
  seq: 1,
  machine: 'Treadmill 7',
  use: 'free',
  phase: { kind: 'idle', number: null },
  climb: 0,
  gait: null,
  unit: 'mi',
  consoleUnit: 'km/h',
  speedKmh: null,
  finish: 'sprint',
  sprinting: false,
  steps: [],
  toFinish: null,
  gate: 'shut',
  finishComes: true,
  finishAsAsked: false,
  announced: null,
  left: null,
  result: null,
}
const RESULT = { eachFaster: true, stagesRun: 3, endedIn: null, distanceM: 5000, movingS: 1800 }
const MINUTE_MS = 60_000

/** A screen on a clock of its own. */
function wallAt() {
  let nowMs = 0
  let scene: Scene | null = null
  return {
    /** Looks once a second for so long; which scenes there were. */
    look(state: KioskState | null, heard: boolean, forS = 1): SceneName[] {
      const seen: SceneName[] = []
      for (let s = 0; s < forS; s++) {
        nowMs += 1000
        scene = sceneAfter(scene, state, heard, nowMs)
        if (seen.at(-1) !== scene.name) seen.push(scene.name)
      }
      return seen
    },
    dim: () => scene !== null && isDim(scene, nowMs),
  }
}

test.each([
  ['lost', 'lost'],
  ['free', 'attract'],
  ['stretching', 'stretch'],
  ['starting', 'run'],
  ['running', 'run'],
  ['stopping', 'run'],
  ['stopped', 'stopped'],
] as const satisfies readonly [MachineUse, SceneName][])('%s is shown as %s', (use, scene) => {
  expect(wallAt().look({ ...STATE, use }, true)).toEqual([scene])
  expect(wallAt().look({ ...STATE, use }, false)).toEqual(['lost'])
  expect(wallAt().look(null, true)).toEqual(['lost'])
})

test('the result of a run stands for half a minute, once, and comes again with the next run', () => {
  const wall = wallAt()
  const running: KioskState = { ...STATE, use: 'running', sprinting: true }
  const done: KioskState = { ...STATE, use: 'done', result: RESULT }
  expect(wall.look(running, true)).toEqual(['sprint'])
  expect(wall.look(done, true, 29)).toEqual(['after'])
  expect(wall.look(done, true, 3600)).toEqual(['after', 'attract'])
  // A link that fails and comes back tells the same again.
  expect(wall.look(done, false, 5)).toEqual(['lost'])
  expect(wall.look(done, true, 100)).toEqual(['after', 'attract'])
  wall.look(running, true)
  expect(wall.look({ ...done, result: { ...RESULT, movingS: 1700 } }, true, 60)).toEqual(['after', 'attract'])
  expect(wall.look({ ...done, result: null }, true, 60)).toEqual(['attract'])
})

test('who runs by the console after a run is on the wall, and its result does not come once more after them', () => {
  const wall = wallAt()
  const done: KioskState = { ...STATE, phase: { kind: 'done', number: null }, use: 'done', result: RESULT }
  expect(wall.look(done, true, 60)).toEqual(['after', 'attract'])
  expect(wall.look({ ...done, use: 'running', result: null }, true, 60)).toEqual(['run'])
  expect(wall.look(done, true, 60)).toEqual(['attract'])
})

test('a day on the wall: runs, hours of nobody, a daemon that dies each hour; a free treadmill grows dark after 30 min', () => {
  const wall = wallAt()
  for (let hour = 0; hour < 24; hour++) {
    expect(wall.look(STATE, true, 10)).toEqual(['attract'])
    expect(wall.dim()).toBe(false)
    wall.look(STATE, true, 31 * 60)
    expect(wall.dim()).toBe(true)
    expect(wall.look({ ...STATE, use: 'running' }, true, 20 * 60)).toEqual(['run'])
    expect(wall.dim()).toBe(false)
    expect(wall.look({ ...STATE, use: 'running' }, false, 5 * 60)).toEqual(['lost'])
  }
})

test('the picture stands somewhere else each minute, never further than one hundredth of the width, and comes back', () => {
  const places = Array.from({ length: 64 }, (_, minute) => shiftOf(1_700_000_000_000 + minute * MINUTE_MS))
  for (const [minute, place] of places.entries()) {
    expect(Math.abs(place.x)).toBeLessThanOrEqual(1)
    expect(Math.abs(place.y)).toBeLessThanOrEqual(1)
    expect(place).not.toEqual(places[minute + 1])
  }
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(20)
})
