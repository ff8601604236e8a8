import { POSES, type FigureName, type Joint, type Point, type Poses } from './poses.ts'

/** How a figure moves between its poses. Seconds. */
export type Motion =
  | { readonly kind: 'swing'; readonly wayS: number }
  | { readonly kind: 'circle'; readonly turnS: number }
  | { readonly kind: 'hold'; readonly reachS: number }
  | { readonly kind: 'still' }

export const MOTIONS: Readonly<Record<FigureName, Motion>> = {
  'leg-swings-front': { kind: 'swing', wayS: 0.8 },
  'leg-swings-side': { kind: 'swing', wayS: 0.8 },
  'arm-circles': { kind: 'circle', turnS: 2 },
  'torso-twists': { kind: 'swing', wayS: 1.2 },
  hamstrings: { kind: 'hold', reachS: 2.5 },
  quads: { kind: 'hold', reachS: 1.3 },
  'calves-straight': { kind: 'hold', reachS: 2 },
  'calves-bent': { kind: 'hold', reachS: 2 },
  rails: { kind: 'still' },
}

const BREATH_S = 4
/** How far a held stretch gives way with each breath. */
const BREATH = 0.06

/** A stretch of a figure's time: the poses it goes through, evenly in time. */
export interface Course {
  readonly seconds: number
  readonly again: boolean
  /** Places among the poses: 0 the first, 1.5 halfway between the second and the third. */
  readonly places: readonly number[]
}

const FRAMES = 24
const eased = (place: (part: number) => number): number[] =>
  Array.from({ length: FRAMES + 1 }, (_, frame) => place(frame / FRAMES))

/** What a figure does, one course after the other. @param back the other way round, where it goes round */
export function coursesOf(name: FigureName, back = false): Course[] {
  const motion = MOTIONS[name]
  const last = POSES[name].head.length - 1
  switch (motion.kind) {
    case 'still':
      return []
    case 'swing': {
      const places = eased((part) => (last * (1 - Math.cos(2 * Math.PI * part))) / 2)
      return [{ seconds: 2 * motion.wayS, again: true, places }]
    }
    case 'circle': {
      const places = eased((part) => (last + 1) * (back ? 1 - part : part))
      return [{ seconds: motion.turnS, again: true, places }]
    }
    case 'hold': {
      const reach = eased((part) => last * (1 - (1 - part) ** 3))
      const breath = eased((part) => last * (1 - (BREATH * (1 - Math.cos(2 * Math.PI * part))) / 2))
      return [
        { seconds: motion.reachS, again: false, places: reach },
        { seconds: BREATH_S, again: true, places: breath },
      ]
    }
  }
}

/** The joint that each hangs on; those that hang on none go straight from pose to pose. */
const HANGS_ON: Partial<Record<Joint, Joint>> = {
  elbowA: 'shoulderA',
  elbowB: 'shoulderB',
  wristA: 'elbowA',
  wristB: 'elbowB',
  kneeA: 'hipA',
  kneeB: 'hipB',
  ankleA: 'kneeA',
  ankleB: 'kneeB',
  toeA: 'ankleA',
  toeB: 'ankleB',
}

/** Where a joint is at a place among the poses: a limb turns about what it hangs on, and keeps its length. */
export function jointAt(poses: Poses, joint: Joint, place: number): Point {
  const count = poses[joint].length
  const from = Math.floor(place)
  const part = place - from
  const pose = (of: Joint, index: number): Point => poses[of][index % count] ?? [0, 0]
  const parent = HANGS_ON[joint]
  const mix = (a: number, b: number): number => a + (b - a) * part
  const [ax, ay] = pose(joint, from)
  const [bx, by] = pose(joint, from + 1)
  if (parent === undefined || part === 0) return part === 0 ? [ax, ay] : [mix(ax, bx), mix(ay, by)]
  const [pax, pay] = pose(parent, from)
  const [pbx, pby] = pose(parent, from + 1)
  const turned = turnBetween(Math.atan2(ay - pay, ax - pax), Math.atan2(by - pby, bx - pbx))
  const angle = Math.atan2(ay - pay, ax - pax) + turned * part
  const length = mix(Math.hypot(ax - pax, ay - pay), Math.hypot(bx - pbx, by - pby))
  const [x, y] = jointAt(poses, parent, place)
  return [x + length * Math.cos(angle), y + length * Math.sin(angle)]
}

/** The shorter way from one angle to another. */
export function turnBetween(from: number, to: number): number {
  const turn = (to - from) % (2 * Math.PI)
  return turn > Math.PI ? turn - 2 * Math.PI : turn < -Math.PI ? turn + 2 * Math.PI : turn
}
