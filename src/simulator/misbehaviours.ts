import { CHARACTERISTIC, SERVICE } from '../../protocol/ftms/uuids.ts'
import type { GattCharacteristic, GattProperty } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import { USUAL_DYNAMICS } from './belt.ts'
import { ATT_ERROR, type AttErrorCode, type GattServer } from './gatt-server.ts'
import type { MachineOptions } from './machine-options.ts'
import { SCRIPTS, type ScriptName } from './scripts/every-script.ts'
import { scripted } from './scripts/script.ts'
import { UNLOCKED_BY } from './scripts/wants-unlock.ts'
import { VirtualMachine } from './virtual-machine.ts'

/**
 * Every way in which a simulated treadmill can be other than the specification, by its name: a script in front of it, another
 * machine, another attribute table. Several may be had at once.
 */
export interface Misbehaviour {
  /** Rows of the table of what real treadmills do. */
  readonly quirks: readonly number[]
  readonly machine?: Partial<MachineOptions>
  readonly attributes?: OtherAttributes
}

/** What a client finds otherwise. */
export interface OtherAttributes {
  /** Characteristics that are not there. */
  readonly without?: readonly string[]
  /** What is read of them instead, in octets, or the error. */
  readonly reads?: Readonly<Record<string, readonly number[] | AttErrorCode>>
  readonly properties?: Readonly<Record<string, readonly GattProperty[]>>
  /** Characteristics of the maker's own; what is written to them is a script's. */
  readonly also?: readonly GattCharacteristic[]
}

const CONTROL_POINT = CHARACTERISTIC.fitnessMachineControlPoint

/** Those that need no script. */
const OTHER_MACHINES = {
  'denies-control': { quirks: [25, 70], machine: { control: 'deny' } },
  'starts-late': { quirks: [22, 85], machine: { dynamics: { ...USUAL_DYNAMICS, startDelayMs: 5000 } } },
  'slow-ramp': { quirks: [44], machine: { dynamics: { ...USUAL_DYNAMICS, upKmhPerS: 0.15, downKmhPerS: 0.2 } } },
  'no-incline': { quirks: [35], machine: { incline: null } },
  'empty-incline-range': {
    quirks: [31, 34],
    attributes: { reads: { [CHARACTERISTIC.supportedInclinationRange]: [0, 0, 0, 0, 0, 0] } },
  },
  'whole-percents': { quirks: [46], machine: { incline: { minimumPct: -3, maximumPct: 12, incrementPct: 1 } } },
  'two-tenths-of-mph': {
    quirks: [31],
    machine: { speed: { minimumKmh: 0.96, maximumKmh: 19.31, incrementKmh: 0.32 }, incline: null },
  },
  'half-mph': { quirks: [32], machine: { speed: { minimumKmh: 0.81, maximumKmh: 19.31, incrementKmh: 0.81 } } },
  'cuts-to-tenths-of-mph': {
    quirks: [36, 94],
    machine: { speed: { minimumKmh: 0.8, maximumKmh: 19.31, incrementKmh: 0.16 }, offGrid: 'truncated' },
  },
  'hides-tenths-of-mph': {
    quirks: [94],
    machine: { speed: { minimumKmh: 0.8, maximumKmh: 19.31, incrementKmh: 0.16 } },
    // 0.80 to 19.31 km/h in steps of 0.10.
    attributes: { reads: { [CHARACTERISTIC.supportedSpeedRange]: [0x50, 0x00, 0x8b, 0x07, 0x0a, 0x00] } },
  },
  'range-in-mph': { quirks: [30], machine: { speed: { minimumKmh: 0.6, maximumKmh: 12, incrementKmh: 0.1 } } },
  'counts-on': { quirks: [49], machine: { totalsAtStart: 'kept' } },
  'tells-us-of-ourselves': { quirks: [61], machine: { statusToOriginator: true } },
  'three-readings-a-second': { quirks: [63], machine: { periodMs: 333 } },
  'a-reading-each-two-seconds': { quirks: [39], machine: { periodMs: 2000 } },
  'split-records': {
    quirks: [51],
    machine: {
      alsoSends: { averageSpeedKmh: 8, positiveElevationGainM: 0, negativeElevationGainM: 0, totalEnergyKcal: 1 },
    },
  },
  'not-available': {
    quirks: [55],
    machine: { alsoSends: { totalEnergyKcal: null, energyPerHourKcal: null, energyPerMinuteKcal: null } },
  },
  'no-control-point': {
    quirks: [16, 87],
    attributes: { without: [CONTROL_POINT, CHARACTERISTIC.fitnessMachineFeature] },
  },
  'no-speed-range': { quirks: [87], attributes: { without: [CHARACTERISTIC.supportedSpeedRange] } },
  'write-without-response': {
    quirks: [33],
    attributes: { properties: { [CONTROL_POINT]: ['write-without-response', 'indicate'] } },
  },
  'notifies-its-answers': { quirks: [33], attributes: { properties: { [CONTROL_POINT]: ['write', 'notify'] } } },
  'empty-training-status': { quirks: [86], attributes: { reads: { [CHARACTERISTIC.trainingStatus]: [] } } },
  'training-status-without-its-text': {
    quirks: [62],
    attributes: { reads: { [CHARACTERISTIC.trainingStatus]: [1, 0x0d] } },
  },
  'nameless-maker': {
    quirks: [88],
    attributes: { reads: { [CHARACTERISTIC.manufacturerName]: ATT_ERROR.insufficientEncryption } },
  },
} as const satisfies Readonly<Record<string, Misbehaviour>>

/** The rows that a script plays. */
const QUIRKS_OF_SCRIPT: Readonly<Record<ScriptName, readonly number[]>> = {
  'never-answers': [22],
  'no-answer-to-request-control': [22],
  'toggle-start': [1],
  'mph-target': [28],
  'ignores-speed': [17, 26],
  'ignores-incline': [34],
  'refuses-incline': [35],
  'refuses-half-percents': [46],
  'tells-no-incline': [34],
  'no-motor': [93],
  'will-not-stop': [66],
  'resumes-old-target': [24],
  runaway: [43],
  'silent-at-rest': [8, 58],
  'single-zero-frames': [57],
  'coarse-distance': [47, 48],
  'frozen-elapsed': [60],
  'all-zero': [78],
  'drops-to-zero': [79],
  'zero-speed-true-distance': [80],
  'starts-on-stop': [21],
  'noisy-speed': [82],
  'reacts-late': [91],
  'shows-zero-on-stop': [79],
  'swallows-start': [15],
  'refuses-start': [15],
  'refuses-speed': [10],
  'reads-low': [82],
  'lone-fast-reading': [81],
  'falls-back': [41],
  'everything-in-mph': [28, 29],
  'everything-in-mph-without-distance': [28, 29],
  'request-control-starts': [2],
  'wants-preamble': [3],
  'stops-on-preamble': [4],
  'control-at-second-request': [5],
  'wants-unlock': [6, 7],
  'wants-keep-alive': [11],
  'drops-quick-writes': [8],
  'denies-speed-at-first': [10],
  'loses-control': [65],
  'starts-after-connecting': [13, 84],
  'stops-after-start': [92],
  'walks-at-its-limit': [96],
  'faster-when-slowed': [28, 42],
  'cut-packets': [50],
  'step-counts': [52],
  'reserved-flag': [53],
  'speed-behind-its-flags': [83],
  'late-readings': [91],
  'elapsed-wraps': [89],
  'elapsed-counts-down': [90],
  'zeros-at-first': [56],
  'repeats-last-speed': [59],
  'tells-every-step': [61],
  'obeys-fifths-of-mph': [26],
}

/** What a client finds otherwise where a script has to do with it. */
const TABLE_OF_SCRIPT: { readonly [Name in ScriptName]?: OtherAttributes } = {
  'wants-unlock': {
    also: [{ serviceUuid: SERVICE.fitnessMachine, uuid: UNLOCKED_BY, properties: ['write'] }],
  },
}

export type MisbehaviourName = ScriptName | keyof typeof OTHER_MACHINES

const isScript = (name: string): name is ScriptName => Object.hasOwn(SCRIPTS, name)
const isOtherMachine = (name: string): name is keyof typeof OTHER_MACHINES => Object.hasOwn(OTHER_MACHINES, name)

export const isMisbehaviour = (name: string): name is MisbehaviourName => isScript(name) || isOtherMachine(name)

/** Every name with its rows, in the order of the alphabet. */
export const MISBEHAVIOURS: readonly { readonly name: MisbehaviourName; readonly quirks: readonly number[] }[] = [
  ...Object.entries(QUIRKS_OF_SCRIPT).map(([name, quirks]) => ({ name: name as ScriptName, quirks })),
  ...Object.entries(OTHER_MACHINES).map(([name, { quirks }]) => ({
    name: name as keyof typeof OTHER_MACHINES,
    quirks,
  })),
].sort((a, b) => a.name.localeCompare(b.name))

/** A virtual treadmill that does all of these; none: one that keeps to the specification. */
export function misbehaving(clock: Clock, options: Partial<MachineOptions>, names: readonly MisbehaviourName[]) {
  const others: readonly Misbehaviour[] = names.filter(isOtherMachine).map((name) => OTHER_MACHINES[name])
  const made = others.reduce((so, other) => ({ ...so, ...other.machine }), options)
  const machine = new VirtualMachine(clock, made)
  const scripts = names.filter(isScript)
  const tables = [...others.map(({ attributes }) => attributes), ...scripts.map((name) => TABLE_OF_SCRIPT[name])]
  const withTable = tables.reduce<GattServer>((server, table) => otherwise(server, table ?? {}), machine)
  const server = scripts.reduce((front, name) => scripted(front, SCRIPTS[name], clock), withTable)
  return { machine, server }
}

/** A server in which a client finds these otherwise. */
export function otherwise(
  server: GattServer,
  { without = [], reads = {}, properties = {}, also = [] }: OtherAttributes,
): GattServer {
  const table = (characteristic: GattCharacteristic): GattCharacteristic => {
    const other = properties[characteristic.uuid]
    return other === undefined ? characteristic : { ...characteristic, properties: other }
  }
  return {
    advertised: server.advertised,
    characteristics: [...server.characteristics.filter(({ uuid }) => !without.includes(uuid)).map(table), ...also],
    accept(facts) {
      const client = server.accept(facts)
      return {
        read(uuid) {
          const told = reads[uuid]
          if (told === undefined) return client.read(uuid)
          return typeof told === 'number' ? told : Uint8Array.from(told)
        },
        // The machine behind knows one way of writing; which one a client takes is told by the table it sees.
        write: (uuid, octets) => client.write(uuid, octets, { acknowledged: true }),
        subscribe: (uuid, on, deliver) => client.subscribe(uuid, on, deliver),
        disconnected: () => client.disconnected(),
        onDisconnect: (listener) => client.onDisconnect(listener),
      }
    },
  }
}
