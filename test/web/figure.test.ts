import { expect, test } from 'vitest'
import { partsOf, transformsOf, usedLimb } from '../../web/figure/bones.ts'
import { coursesOf, jointAt } from '../../web/figure/motion.ts'
import { POSES, type FigureName, type Joint, type Point } from '../../web/figure/poses.ts'
import { en } from '../../protocol/words/en.ts'

const NAMES = Object.keys(POSES) as FigureName[]
const placesOf = (name: FigureName): number[] => coursesOf(name).flatMap(({ places }) => places)
const apart = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by)

test('every stretch has its figure', () => {
  expect(NAMES.sort()).toEqual([...Object.keys(en.stretches), 'rails'].sort())
})

test.each(NAMES)('of %s, what stands in every pose stands still while it moves', (name) => {
  const planted = (Object.keys(POSES[name]) as Joint[]).filter(
    (joint) => /ankle|toe|wrist/.test(joint) && new Set(POSES[name][joint].map(String)).size === 1,
  )
  expect(planted.length).toBeGreaterThan(0)
  for (const joint of planted)
    for (const place of placesOf(name))
      expect(apart(jointAt(POSES[name], joint, place), POSES[name][joint][0]!), `${joint} at ${place}`).toBeLessThan(
        0.6,
      )
})

// Seen from behind, a leg that swings out is a little shorter to the eye.
test.each(NAMES.filter((name) => usedLimb(name).length > 0))('the limb in use of %s keeps its length', (name) => {
  const joints = usedLimb(name)
  const lengths = (place: number): number[] =>
    joints
      .slice(1)
      .map((joint, index) => apart(jointAt(POSES[name], joints[index]!, place), jointAt(POSES[name], joint, place)))
  const lasting = lengths(0)
  for (const place of placesOf(name))
    lengths(place).forEach((length, bone) => expect(Math.abs(length - lasting[bone]!)).toBeLessThan(2.5))
})

test.each(NAMES)('%s never turns a limb the long way round, and ends where it begins again', (name) => {
  for (const { places, again } of coursesOf(name))
    for (const part of partsOf(name)) {
      const angles = transformsOf(name, part, places).map((transform) =>
        Number(/rotate\((-?[\d.]+)rad/.exec(transform)?.[1] ?? 0),
      )
      angles.slice(1).forEach((angle, index) => expect(Math.abs(angle - angles[index]!)).toBeLessThan(0.6))
      const [first, last] = [angles[0] ?? 0, angles.at(-1) ?? 0]
      if (again) expect(Math.abs(Math.sin((last - first) / 2))).toBeLessThan(1e-3)
    }
})

test('arm circles go round one way, and the other way back', () => {
  const wrist = (back: boolean, frame: number): Point =>
    jointAt(POSES['arm-circles'], 'wristA', coursesOf('arm-circles', back)[0]!.places[frame]!)
  expect(wrist(false, 6)[0]).toBeGreaterThan(70)
  expect(wrist(true, 6)[0]).toBeLessThan(30)
})

test('a held stretch is reached once, then held with the breath', () => {
  const [reach, breath] = coursesOf('hamstrings')
  expect(reach).toMatchObject({ seconds: 2.5, again: false })
  expect(breath).toMatchObject({ seconds: 4, again: true })
  expect(Math.min(...breath!.places)).toBeCloseTo(0.94)
})
