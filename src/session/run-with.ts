import type { Pace, Place, Run } from './run.ts'

/** A run, its place and its pace, with a change. Every field is written out, for the reason that `seenWith` has. */

export function runWith(run: Run, change: Partial<Run>): Run {
  const all: Run = { ...run, ...change }
  return {
    ended: all.ended,
    driving: all.driving,
    place: all.place,
    pace: all.pace,
    voice: all.voice,
    left: all.left,
    podBeside: all.podBeside,
    pacing: all.pacing,
    line: all.line,
  }
}

export function placeWith(place: Place, change: Partial<Place>): Place {
  const all: Place = { ...place, ...change }
  return {
    phaseIndex: all.phaseIndex,
    phase: all.phase,
    segment: all.segment,
    stretch: all.stretch,
    odometer: all.odometer,
    splits: all.splits,
  }
}

export function paceWith(pace: Pace, change: Partial<Pace>): Pace {
  const all: Pace = { ...pace, ...change }
  return {
    targets: all.targets,
    hold: all.hold,
    heart: all.heart,
    climbing: all.climbing,
    easing: all.easing,
    pressed: all.pressed,
    unseenFromKmh: all.unseenFromKmh,
    kept: all.kept,
    gate: all.gate,
    calls: all.calls,
    steadyKmh: all.steadyKmh,
    interrupted: all.interrupted,
    offTarget: all.offTarget,
    keptBack: all.keptBack,
    incline: all.incline,
  }
}
