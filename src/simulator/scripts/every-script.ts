import { coarseDistance } from './coarse-distance.ts'
import { frozenElapsed } from './frozen-elapsed.ts'
import { ignoresSpeed } from './ignores-speed.ts'
import { mphTarget } from './mph-target.ts'
import { neverAnswers } from './never-answers.ts'
import { resumesOldTarget } from './resumes-old-target.ts'
import { runaway } from './runaway.ts'
import type { Script } from './script.ts'
import { silentAtRest } from './silent-at-rest.ts'
import { singleZeroFrames } from './single-zero-frames.ts'
import { toggleStart } from './toggle-start.ts'
import { willNotStop } from './will-not-stop.ts'

/** Every script by its name. A new one is a file beside this and a line here. */
export const SCRIPTS = {
  'never-answers': neverAnswers(),
  'no-answer-to-request-control': neverAnswers('request_control'),
  'toggle-start': toggleStart,
  'mph-target': mphTarget,
  'ignores-speed': ignoresSpeed,
  'will-not-stop': willNotStop,
  'resumes-old-target': resumesOldTarget,
  runaway,
  'silent-at-rest': silentAtRest,
  'single-zero-frames': singleZeroFrames,
  'coarse-distance': coarseDistance,
  'frozen-elapsed': frozenElapsed(20),
} as const satisfies Readonly<Record<string, Script>>

export type ScriptName = keyof typeof SCRIPTS
