import { allZero } from './all-zero.ts'
import { coarseDistance } from './coarse-distance.ts'
import { dropsToZero } from './drops-to-zero.ts'
import { everythingInMph } from './everything-in-mph.ts'
import { fallsBack } from './falls-back.ts'
import { frozenElapsed } from './frozen-elapsed.ts'
import { ignoresIncline, refusesIncline, tellsNoIncline } from './incline.ts'
import { ignoresSpeed } from './ignores-speed.ts'
import { loneFastReading } from './lone-fast-reading.ts'
import { mphTarget } from './mph-target.ts'
import { neverAnswers } from './never-answers.ts'
import { noMotor } from './no-motor.ts'
import { noisySpeed } from './noisy-speed.ts'
import { reactsLate } from './reacts-late.ts'
import { readsLow } from './reads-low.ts'
import { resumesOldTarget } from './resumes-old-target.ts'
import { runaway } from './runaway.ts'
import type { Script } from './script.ts'
import { showsZeroOnStop } from './shows-zero-on-stop.ts'
import { silentAtRest } from './silent-at-rest.ts'
import { singleZeroFrames } from './single-zero-frames.ts'
import { refusesSpeed } from './refuses-speed.ts'
import { refusesStart, swallowsStart } from './starts-nothing.ts'
import { startsOnStop } from './starts-on-stop.ts'
import { toggleStart } from './toggle-start.ts'
import { willNotStop } from './will-not-stop.ts'
import { zeroSpeedTrueDistance } from './zero-speed-true-distance.ts'

import { startsAfterConnecting, stopsAfterStart, walksAtItsLimit } from './by-itself.ts'
import { controlAtSecondRequest, deniesSpeedAtFirst, losesControl } from './denies-control.ts'
import { fasterWhenSlowed } from './faster-when-slowed.ts'
import { obeysFifthsOfMph } from './obeys-some-speeds.ts'
import { cutPackets, reservedFlag, speedBehindItsFlags } from './odd-packets.ts'
import { elapsedCountsDown, elapsedWraps, lateReadings, repeatsLastSpeed, zerosAtFirst } from './odd-readings.ts'
import { requestControlStarts } from './request-control-starts.ts'
import { stopsOnPreamble } from './stops-on-preamble.ts'
import { tellsEveryStep } from './tells-every-step.ts'
import { dropsQuickWrites } from './drops-quick-writes.ts'
import { wantsKeepAlive } from './wants-keep-alive.ts'
import { wantsPreamble } from './wants-preamble.ts'
import { wantsUnlock } from './wants-unlock.ts'

/** Every script by its name. A new one is a file beside this and a line here. */
export const SCRIPTS = {
  'never-answers': neverAnswers(),
  'no-answer-to-request-control': neverAnswers('request_control'),
  'toggle-start': toggleStart,
  'mph-target': mphTarget,
  'ignores-speed': ignoresSpeed,
  'ignores-incline': ignoresIncline,
  'refuses-incline': refusesIncline('any'),
  'refuses-half-percents': refusesIncline('half-percents'),
  'tells-no-incline': tellsNoIncline,
  'will-not-stop': willNotStop,
  'resumes-old-target': resumesOldTarget,
  runaway,
  'silent-at-rest': silentAtRest,
  'single-zero-frames': singleZeroFrames,
  'coarse-distance': coarseDistance,
  'frozen-elapsed': frozenElapsed(20),
  'all-zero': allZero,
  'drops-to-zero': dropsToZero,
  'zero-speed-true-distance': zeroSpeedTrueDistance,
  'starts-on-stop': startsOnStop,
  'noisy-speed': noisySpeed,
  'reacts-late': reactsLate(7000),
  'shows-zero-on-stop': showsZeroOnStop,
  'swallows-start': swallowsStart,
  'refuses-start': refusesStart,
  'no-motor': noMotor,
  'refuses-speed': refusesSpeed(2),
  'reads-low': readsLow,
  'lone-fast-reading': loneFastReading,
  'falls-back': fallsBack,
  'everything-in-mph': everythingInMph('with-distance'),
  'everything-in-mph-without-distance': everythingInMph('without-distance'),
  'request-control-starts': requestControlStarts,
  'wants-preamble': wantsPreamble,
  'stops-on-preamble': stopsOnPreamble,
  'control-at-second-request': controlAtSecondRequest,
  'wants-unlock': wantsUnlock('0100000308000209'),
  'wants-keep-alive': wantsKeepAlive(2500),
  'drops-quick-writes': dropsQuickWrites(390),
  'denies-speed-at-first': deniesSpeedAtFirst(2500),
  'loses-control': losesControl(30_000),
  'starts-after-connecting': startsAfterConnecting(10_000, 5),
  'stops-after-start': stopsAfterStart(4000),
  'walks-at-its-limit': walksAtItsLimit(60_000, 3.2),
  'faster-when-slowed': fasterWhenSlowed,
  'cut-packets': cutPackets(8),
  'step-counts': reservedFlag(13, [1, 2, 0]),
  'reserved-flag': reservedFlag(14, [1, 2, 3, 4]),
  'speed-behind-its-flags': speedBehindItsFlags,
  'late-readings': lateReadings(3000),
  'elapsed-wraps': elapsedWraps(5900, 6040),
  'elapsed-counts-down': elapsedCountsDown(5),
  'zeros-at-first': zerosAtFirst(8000),
  'repeats-last-speed': repeatsLastSpeed,
  'tells-every-step': tellsEveryStep,
  'obeys-fifths-of-mph': obeysFifthsOfMph,
} as const satisfies Readonly<Record<string, Script>>

export type ScriptName = keyof typeof SCRIPTS
