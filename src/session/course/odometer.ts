import type { Limits } from '../../belt/limits.ts'

/**
 * Distance and time on the belt. The total is the machine's own distance where it proves fine, so that the line of a stage
 * is the one on its display, else the integral of the measured speed. It starts with the machine's, is checked against the
 * integral all along, and changes once at most, to the integral. The total never jumps back and never loses a metre to
 * a reset or a gap.
 */
export interface Odometer {
  /** Metres of the run. */
  readonly totalM: number
  /** Seconds on the moving belt. */
  readonly movingS: number
  /** Metres by our own integral alone. */
  readonly integralM: number
  readonly source: 'machine' | 'integral'
  /** When the source changed; null while it is the first. */
  readonly changedAtMs: number | null
  /** True once the machine's distance was read in this run. */
  readonly read: boolean
  /** Integral where the reading was lost, metres. */
  readonly lostAtM: number
  /** What the machine counts; null until it is read, and after a gap until it is read again. */
  readonly reading: MachineCount | null
}

/** The machine's count, and where it stood against the integral. */
interface MachineCount {
  readonly machineM: number
  /** Total less the machine's count: constant while the machine is the source. */
  readonly offsetM: number
  /** Integral at the newest reading. */
  readonly integralM: number
  /** When the newest came, ms. */
  readonly atMs: number
  /** Integral at the reading before it, or before the bunch that it came in: what it says was so since then. */
  readonly sinceM: number
  /** Where the 100 m that are being checked began. */
  readonly window: Mark
}

interface Mark {
  readonly machineM: number
  readonly integralM: number
}

export const NO_DISTANCE: Odometer = {
  totalM: 0,
  movingS: 0,
  integralM: 0,
  source: 'machine',
  changedAtMs: null,
  read: false,
  lostAtM: 0,
  reading: null,
}

/** The machine counts whole metres: within one the integral runs on. */
const RESOLUTION_M = 1
/** Readings that come closer together than this were kept up on the way, by the radio or by this computer. */
const BUNCH_MS = 50
/** After a gap of so long between two readings nobody knows how the belt ran: what does not fit says nothing of the machine. */
const GAP_MS = 2500

/** `kmh` held for `s` seconds. */
export function advance(odometer: Odometer, s: number, kmh: number): Odometer {
  const { reading, source } = odometer
  const ranM = (s * kmh) / 3.6
  const integralM = odometer.integralM + ranM
  const aheadM = odometer.totalM + ranM
  const limitM =
    source === 'machine' && reading !== null
      ? reading.offsetM + reading.machineM + RESOLUTION_M + (integralM - reading.integralM)
      : Infinity
  return {
    totalM: aheadM <= limitM ? aheadM : Math.max(odometer.totalM, limitM),
    movingS: odometer.movingS + s,
    integralM,
    source,
    changedAtMs: odometer.changedAtMs,
    read: odometer.read,
    lostAtM: odometer.lostAtM,
    reading,
  }
}

/** The machine says `machineM`; null where a reading carries no distance. */
export function readMachine(odometer: Odometer, machineM: number | null, atMs: number, limits: Limits): Odometer {
  const { reading } = odometer
  if (machineM === null) return without(odometer, atMs, limits)
  if (reading === null || (machineM < reading.machineM && machineM < limits.distanceResetM))
    return begun(odometer, machineM, atMs)
  if (machineM === reading.machineM && odometer.integralM === reading.integralM) return odometer
  if (fineOf(reading, machineM, odometer.integralM, sinceOf(reading, atMs), limits))
    return followed(odometer, reading, machineM, atMs, limits)
  return atMs - reading.atMs > GAP_MS ? begun(odometer, machineM, atMs) : changed(odometer, atMs, machineM)
}

/** Telemetry was lost: the next reading of the machine counts from where the estimate got to. */
export function breakReadings(odometer: Odometer): Odometer {
  return { ...odometer, reading: null, lostAtM: odometer.integralM }
}

/** A machine that does not say its distance any more, or never did. */
function without(odometer: Odometer, atMs: number, limits: Limits): Odometer {
  if (odometer.source === 'integral') return odometer
  const ranM = odometer.integralM - (odometer.reading?.integralM ?? odometer.lostAtM)
  return ranM > (odometer.read ? offMOf(limits) : limits.distanceWindowM) ? changed(odometer, atMs) : odometer
}

function begun(odometer: Odometer, machineM: number, atMs: number): Odometer {
  const mark = { machineM, integralM: odometer.integralM }
  const offsetM = odometer.totalM - machineM
  return {
    ...odometer,
    read: true,
    reading: {
      machineM,
      offsetM,
      integralM: odometer.integralM,
      atMs,
      sinceM: odometer.integralM,
      window: mark,
    },
  }
}

/** A reading may be as old as the one before it: the integral where the machine counted is somewhere from here to now. */
const sinceOf = (reading: MachineCount, atMs: number): number =>
  atMs - reading.atMs < BUNCH_MS ? reading.sinceM : reading.integralM

/** How far the machine's count may lie from the integral in the window, metres. */
const offMOf = ({ distanceOffM, distanceOffShare, distanceWindowM }: Limits): number =>
  distanceOffM + distanceOffShare * distanceWindowM

function fineOf(reading: MachineCount, machineM: number, integralM: number, sinceM: number, limits: Limits): boolean {
  const stepM = machineM - reading.machineM
  const countedM = machineM - reading.window.machineM
  const aheadM = countedM - (integralM - reading.window.integralM)
  const behindM = sinceM - reading.window.integralM - countedM
  const stepLimitM = integralM - reading.sinceM + limits.distanceStepM
  return stepM >= 0 && stepM <= stepLimitM && Math.max(aheadM, behindM) <= offMOf(limits)
}

function followed(odometer: Odometer, reading: MachineCount, machineM: number, atMs: number, limits: Limits): Odometer {
  const { integralM, source, totalM } = odometer
  const over = integralM - reading.window.integralM >= limits.distanceWindowM
  return {
    totalM: source === 'machine' ? Math.max(totalM, reading.offsetM + machineM) : totalM,
    movingS: odometer.movingS,
    integralM,
    source,
    changedAtMs: odometer.changedAtMs,
    read: true,
    lostAtM: odometer.lostAtM,
    reading: {
      machineM,
      offsetM: reading.offsetM,
      integralM,
      atMs,
      sinceM: sinceOf(reading, atMs),
      window: over ? { machineM, integralM } : reading.window,
    },
  }
}

/** Goes on from the same total by the integral. The machine's count is still watched. */
function changed(odometer: Odometer, atMs: number, machineM?: number): Odometer {
  const { reading, integralM } = odometer
  const next =
    reading === null || machineM === undefined
      ? reading
      : { ...reading, machineM, integralM, atMs, sinceM: integralM, window: { machineM, integralM } }
  return {
    ...odometer,
    source: 'integral',
    changedAtMs: odometer.changedAtMs ?? (odometer.read ? atMs : null),
    reading: next,
  }
}
