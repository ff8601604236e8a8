import { Type, type Static } from 'typebox'
import { said, type Codes, type Said } from './said.ts'
import { RunSummary } from './runs.ts'

/** Runs from files: our own JSON, and activities of other programs as FIT and TCX. What a file does not say is unknown, and never made up. */

const closed = { additionalProperties: false } as const
/** Of a lap or a reading as the file counts them, from 1. */
const at = Type.Integer()
const count = Type.Integer()

/** No run is longer; octets. */
export const MOST_RUN_OCTETS = 10 * 1024 * 1024
export const MOST_RUN_READINGS = 100_000

/** What of a file is not kept, or is not in it. */
export const RUN_FILE_LOSSES = {
  /** Measured, and of no use here. */
  'run-file-left-out': { what: Type.Enum(['positions', 'heights', 'cadence', 'power', 'temperature']) },
  'run-file-other-activities': { count },
  /** Nothing was written down along it: its totals and laps alone. */
  'run-file-nothing-along': {},
  /** No speed along it: the means of its laps alone. */
  'run-file-no-speed': {},
  /** No distance along it: as its laps say. */
  'run-file-no-distance-along': {},
  /** No distance at all: by its measured speed. */
  'run-file-distance-by-speed': {},
  'run-file-no-heart': {},
  'run-file-no-laps': {},
} as const satisfies Codes
export const RunFileLoss = said(RUN_FILE_LOSSES, {})
export type RunFileLoss = Said<typeof RUN_FILE_LOSSES>

/** Why a file brings no run in. Nothing of it is kept. */
export const RUN_FILE_FAULTS = {
  'run-file-too-large': { mostMb: Type.Integer() },
  'run-file-too-long': { most: Type.Integer() },
  'run-file-unknown': {},
  'run-file-encoding': {},
  'run-file-not-json': {},
  'run-file-not-ours': { where: Type.String() },
  'run-file-newer': {},
  'run-file-not-xml': {},
  'run-file-doctype': {},
  'run-file-too-deep': {},
  'run-file-bad-fit': {},
  'run-file-cut-short': {},
  'run-file-no-activity': {},
  'run-file-other-sport': {},
  'run-file-no-time': {},
  'run-file-no-length': {},
  'run-file-backwards': { at },
  'run-file-bad-reading': { at },
  'run-file-bad-lap': { at },
  'run-file-bad-total': {},
  /** The disk takes nothing, or whatever read it came to an end. */
  'run-file-not-kept': {},
} as const satisfies Codes
export type RunFileFault = Said<typeof RUN_FILE_FAULTS>
export const RunFileRefusal = said(RUN_FILE_FAULTS, { error: Type.Literal('run-file-refused') })
export type RunFileRefusal = Static<typeof RunFileRefusal>

/** What became of a file. */
export const RunBroughtIn = Type.Object(
  {
    /** `there`: the history has this run already; it stays as it is, and nothing is added. */
    became: Type.Enum(['kept', 'there']),
    /** As it is in the history now. */
    run: RunSummary,
    losses: Type.Array(RunFileLoss),
  },
  closed,
)
export type RunBroughtIn = Static<typeof RunBroughtIn>
