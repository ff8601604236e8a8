import { jointAt, turnBetween } from './motion.ts'
import { POSES, type FigureName, type Joint, type Point } from './poses.ts'

/** What a figure is drawn of, from the farthest to the nearest. */

/** `used` moves the stretch, `far` is behind, `near` before the trunk; `rim` keeps a limb apart from what it crosses. */
export type Tone = 'used' | 'far' | 'near' | 'rim' | 'trunk'

export type Part =
  | { readonly kind: 'bone'; readonly tone: Tone; readonly from: Joint; readonly to: Joint }
  | { readonly kind: 'plate'; readonly corners: readonly [Joint, Joint, Joint] }
  | { readonly kind: 'head' }

/** Seen from behind, so that left is left. */
const FROM_BEHIND: ReadonlySet<FigureName> = new Set(['leg-swings-side', 'torso-twists', 'rails'])

const ARM = ['shoulder', 'elbow', 'wrist'] as const
const LEG = ['hip', 'knee', 'ankle', 'toe'] as const

function limb(joints: typeof ARM | typeof LEG, side: 'A' | 'B', tone: Tone): Part[] {
  return joints.slice(1).map((joint, index): Part => {
    const from = joints[index] ?? joint
    return { kind: 'bone', tone, from: `${from}${side}`, to: `${joint}${side}` }
  })
}

const rimmed = (joints: typeof ARM | typeof LEG, side: 'A' | 'B', tone: Tone): Part[] => [
  ...limb(joints, side, 'rim'),
  ...limb(joints, side, tone),
]

/** The limb whose way is shown, as its joints. */
export function usedLimb(name: FigureName): Joint[] {
  if (name === 'rails' || name === 'torso-twists') return []
  return name === 'arm-circles' ? ARM.map((joint): Joint => `${joint}A`) : LEG.map((joint): Joint => `${joint}A`)
}

export function partsOf(name: FigureName): Part[] {
  const trunk: Part[] = [
    { kind: 'plate', corners: ['shoulderA', 'shoulderB', 'hipA'] },
    { kind: 'plate', corners: ['shoulderB', 'hipA', 'hipB'] },
  ]
  const head: Part = { kind: 'head' }
  const arms = name === 'torso-twists' ? 'used' : 'near'
  if (FROM_BEHIND.has(name)) {
    const across: Part[] = arms === 'used' ? [{ kind: 'bone', tone: 'used', from: 'shoulderA', to: 'shoulderB' }] : []
    return [
      ...limb(LEG, 'A', name === 'leg-swings-side' ? 'used' : 'near'),
      ...rimmed(LEG, 'B', 'near'),
      ...trunk,
      head,
      ...[...limb(ARM, 'A', 'rim'), ...limb(ARM, 'B', 'rim'), ...across],
      ...[...limb(ARM, 'A', arms), ...limb(ARM, 'B', arms)],
    ]
  }
  return [
    ...limb(ARM, 'B', 'far'),
    ...limb(LEG, 'B', 'far'),
    { kind: 'bone', tone: 'trunk', from: 'shoulderA', to: 'hipA' },
    head,
    ...rimmed(LEG, 'A', name === 'arm-circles' ? 'near' : 'used'),
    ...rimmed(ARM, 'A', name === 'arm-circles' ? 'used' : 'near'),
  ]
}

/** The transforms of a part at places among the poses: of a line from 0,0 to 1,0, a corner of 1 by 1, or a head at 0,0. */
export function transformsOf(name: FigureName, part: Part, places: readonly number[]): string[] {
  const poses = POSES[name]
  const at = (joint: Joint, place: number): Point => jointAt(poses, joint, place)
  if (part.kind === 'head')
    return places.map(
      (place) =>
        `translate(${at('head', place)
          .map((value) => `${value.toFixed(2)}px`)
          .join(',')})`,
    )
  if (part.kind === 'plate') {
    const [a, b, c] = part.corners
    return places.map((place) => {
      const [ax, ay] = at(a, place)
      const [bx, by] = at(b, place)
      const [cx, cy] = at(c, place)
      return `matrix(${[bx - ax, by - ay, cx - ax, cy - ay, ax, ay].map((value) => value.toFixed(3)).join(',')})`
    })
  }
  let angle: number | null = null
  return places.map((place) => {
    const [x, y] = at(part.from, place)
    const [toX, toY] = at(part.to, place)
    const next = Math.atan2(toY - y, toX - x)
    // A line turns on from where it was, never the long way round.
    angle = angle === null ? next : angle + turnBetween(angle, next)
    const length = Math.hypot(toX - x, toY - y)
    return `translate(${x.toFixed(2)}px,${y.toFixed(2)}px) rotate(${angle.toFixed(4)}rad) scale(${length.toFixed(3)},1)`
  })
}
