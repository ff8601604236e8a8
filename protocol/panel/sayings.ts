import { Type } from 'typebox'
import { DistanceUnit, FinishStyle } from './choices.ts'
import { HeldReason } from './banners.ts'
import { nullable, said, type Codes, type Said } from './said.ts'

/** What is said along a run, one line at a time: the coach's cues, the calls to the finish, answers to a press. */

const stage = Type.Enum(['mile', 'kilometre', 'stage'])
const finish = FinishStyle
const unit = DistanceUnit

/** A number of the console; `ofConsole` where its runner sees others everywhere else: in their own unit, or of a belt that they measured. */
const toSpeed = { speedKmh: Type.Number(), unit: Type.Enum(['km/h', 'mph']), ofConsole: Type.Boolean() }

export const SAYINGS = {
  'walk-and-swing': {},
  'jog-and-settle': {},
  'should-feel-too-slow': {},
  'slow-on-purpose': { stage },
  'stand-tall': {},
  'quicker-steps': {},
  'breathe-low': {},
  'comfortably-hard': {},
  'brisk-now': {},
  'shoulders-down': {},
  'in-the-finish': { finish },
  'well-run': {},
  /** Metres to the next rise. */
  'sip-before-rise': { distanceM: Type.Number(), unit },
  'sip-after-run': {},

  'finish-in-a-minute': { finish },
  'thirty-seconds': {},
  'ten-seconds': {},
  'three-two-one': {},
  halfway: {},
  done: {},
  'press-go': {},
  'go-was-not-pressed': { finish },

  /** What comes next in a first meeting with a treadmill, and why. */
  'meeting-step': { step: Type.Enum(['unit', 'faster', 'faster-again', 'slower', 'keys', 'stop']) },
  'next-stage': { stage, number: Type.Integer() },
  'next-finish': {},
  'next-walk': {},
  'next-jog': {},
  'next-cool-down': {},
  'next-cool-down-walk': {},
  'next-slower': {},
  /** A rise that was kept back begins in five seconds. */
  'faster-again': {},
  'finish-in-five': { finish },
  /** To which, percent, in five seconds; set by a hand, it stays; or the treadmill does not take it. */
  incline: { inclinePct: Type.Number() },
  'incline-yours': {},
  'incline-refused': {},

  /** Of a heart rate under a ceiling: none of these is for anybody but the runner. */
  'heart-above': {},
  'heart-easing': {},
  'heart-line': {},
  'heart-lost': {},
  'heart-strong': {},
  'heart-no-finish': {},
  'heart-down': {},
  'heart-unwell': {},

  /** Of a mile whose pace is hidden, for nobody but the runner; `pace-felt`: the question is answered, and the pace is shown again. */
  'pace-hidden': {},
  'pace-asked': {},
  'pace-felt': {},

  'after-slower': {},
  'goes-no-slower': {},
  /** The belt is out of sight. */
  'slower-when-found': {},
  /** The belt may move, and not by us. */
  'not-ours-to-slow': {},
  /** Null: of a plan without a finish. */
  'faster-until-stage-ends': { stage, finish: nullable(finish) },
  'faster-until-phase-ends': {},
  /** The machine refuses the speed: a press tries it again. */
  'tried-again': {},
  'holding-speed': {},
  'you-drive-now': {},
  'you-are-the-motor': {},
  /** What the runner who moves the belt is to do at the treadmill, to which speed, in the unit of its console. */
  'start-belt': {},
  'stop-belt': {},
  'press-faster': toSpeed,
  'press-slower': toSpeed,
  /** The same on a belt without a motor. */
  'tread-off': {},
  'tread-to-rest': {},
  'tread-faster': toSpeed,
  'tread-slower': toSpeed,
  /** The belt is seen to be there. */
  'at-it': {},
  /** Taken over, and held. */
  'crescendo-drives': {},
  'back-to-plan': {},
  'cool-down-undone': {},
  'easing-off': {},
  go: {},
  'go-at-the-line': {},
  'not-yet': {},
  'no-finish-today': {},
  /** What was skipped is not any more. */
  'finish-is-on': {},
  'stands-still': {},
  'coming-to-rest': {},
  stopping: {},
  /** Measured when STOP was pressed, km/h. */
  'stopping-from': { speedKmh: Type.Number(), unit },
} as const satisfies Codes

export const Saying = said(SAYINGS, {})
export type Saying = Said<typeof SAYINGS>

/** Why a split is not what was planned: the phase was cut short, or its distance is partly an estimate. */
export const SPLIT_NOTES = {
  'cut-short': {},
  'partly-estimated': {},
  'cut-short-and-estimated': {},
} as const satisfies Codes
export const SplitNote = said(SPLIT_NOTES, {})
export type SplitNote = Said<typeof SPLIT_NOTES>

/** What was changed in a phase along its way, by the runner, at the console or for safety. */
export const SPLIT_CHANGES = {
  'was-held': { reason: HeldReason },
  /** For want of a heart rate, under a ceiling: nothing got faster, or the finish was not run as planned. */
  'no-heart-signal': {},
  /** All presses of faster and slower together, km/h; in the unit of the treadmill's console. */
  'changed-speed': { byKmh: Type.Number(), unit: Type.Enum(['km/h', 'mph']) },
  'went-back-to-plan': {},
  'stopped-and-went-on': { times: Type.Integer() },
} as const satisfies Codes
export const SplitChange = said(SPLIT_CHANGES, {})
export type SplitChange = Said<typeof SPLIT_CHANGES>

export type MeetingStep = Extract<Saying, { code: 'meeting-step' }>['values']['step']
