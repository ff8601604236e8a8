import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import type { AdapterChoice } from './bluetooth/adapter-choice.ts'
import { isMisbehaviour, type MisbehaviourName } from './simulator/misbehaviours.ts'
import type { VoicePrograms } from './voice/engine.ts'

/** What the command line decided, checked. */
export interface Config {
  /** `simulated`, `auto`, or a treadmill's name or address. */
  readonly treadmill: string
  /** True where the command line says so; else the one that was chosen in the panel last is meant. */
  readonly treadmillIsGiven: boolean
  readonly port: number
  /** Where screens on a wall are served to the network; null where nowhere. */
  readonly kiosk: KioskAddress | null
  /** True in a gym: every runner is a guest. */
  readonly isGym: boolean
  /** True where somebody runs in this terminal: they need no PIN. */
  readonly isTerminal: boolean
  /** Where the database and the radio's lock live. */
  readonly dataDir: string
  /** The Bluetooth adapter that a real treadmill is met with. */
  readonly adapter: AdapterChoice
  /** The heart-rate strap to listen to: `auto` for the nearest, its name or its address; null for none. */
  readonly strap: string | null
  /** The foot pod, likewise. */
  readonly footPod: string | null
  /** How many seconds of the session pass in a real one, 1 to 600. */
  readonly timeScale: number
  /** A test flag: the adapter is a virtual controller, no belt that anybody stands on can hear it. */
  readonly virtualController: boolean
  /** How the simulated treadmill is other than the specification; none for one that keeps to it. */
  readonly simulate: readonly MisbehaviourName[]
  readonly logLevel: string
  /** A test flag: where intervals.icu is. */
  readonly intervalsUrl: string | undefined
  readonly voice: VoicePrograms
}

/** Where to listen: an address or name of this computer, and a port (0: any that is free). */
export interface KioskAddress {
  readonly host: string
  readonly port: number
}

/** Options as typed. */
export interface Typed {
  readonly treadmill?: string
  readonly port?: string
  readonly kiosk?: string
  readonly gym?: boolean
  readonly data?: string
  /** Whose the treadmill is from now on, by name. */
  readonly runner?: string
  readonly hci?: string
  readonly adapter?: string
  readonly strap?: string
  readonly footPod?: string
  readonly timeScale?: string
  readonly virtualController?: boolean
  /** Names with commas between. */
  readonly simulate?: string
  readonly logLevel?: string
  readonly intervalsUrl?: string
  readonly piper?: string
  /** One for each language. */
  readonly piperVoice?: readonly string[]
}

/** Something typed that makes no sense, in words. Exit code 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const DEFAULT_PORT = 4880
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** @throws {UsageError} */
export function configOf(typed: Typed, environment: NodeJS.ProcessEnv): Config {
  const adapter = adapterOf(typed)
  // An adapter is named for a treadmill of one's own.
  const treadmill = typed.treadmill?.trim() ?? (adapter.kind === 'first' ? 'simulated' : 'auto')
  const simulate = misbehavioursIn(typed.simulate ?? '')
  const treadmillIsGiven = typed.treadmill !== undefined || adapter.kind !== 'first' || simulate.length > 0
  if (treadmill === '') throw new UsageError('--treadmill needs a name, an address, or auto.')
  const timeScale = numberOf('--time-scale', typed.timeScale ?? '1', 1, 600)
  const virtualController = typed.virtualController === true
  if (virtualController && adapter.kind !== 'h4')
    throw new UsageError('--virtual-controller says what stands behind --hci: give its socket too.')
  if (timeScale !== 1 && treadmill !== 'simulated' && !virtualController)
    throw new UsageError('--time-scale works with the simulated treadmill only: a real belt runs in real time.')
  if (simulate.length > 0 && treadmill !== 'simulated')
    throw new UsageError(
      '--simulate says how the simulated treadmill misbehaves: leave --treadmill, --hci and --adapter out.',
    )
  const strap = sensorOf('--strap', typed.strap)
  const footPod = sensorOf('--foot-pod', typed.footPod)
  const logLevel = typed.logLevel ?? 'warn'
  if (!LOG_LEVELS.includes(logLevel)) throw new UsageError(`--log-level is one of ${LOG_LEVELS.join(', ')}.`)
  const port = numberOf('--port', typed.port ?? String(DEFAULT_PORT), 0, 65_535)
  if (!Number.isInteger(port)) throw new UsageError('--port is a whole number.')
  const kiosk = typed.kiosk === undefined ? null : kioskAddressOf(typed.kiosk)
  const isGym = typed.gym === true
  const dataDir = typed.data ?? dataDirOf(environment)
  const voice = { espeak: 'espeak-ng', piper: typed.piper ?? 'piper', models: modelsOf(typed.piperVoice ?? []) }
  return {
    treadmill,
    treadmillIsGiven,
    port,
    kiosk,
    isGym,
    isTerminal: false,
    dataDir,
    adapter,
    strap,
    footPod,
    timeScale,
    virtualController,
    simulate,
    logLevel,
    intervalsUrl: urlOf(typed.intervalsUrl),
    voice,
  }
}

function urlOf(typed: string | undefined): string | undefined {
  if (typed !== undefined && !/^https?:\/\//.test(typed))
    throw new UsageError('--intervals-url is an http or https address.')
  return typed
}

function sensorOf(option: string, typed: string | undefined): string | null {
  const which = typed?.trim() ?? null
  if (which === '') throw new UsageError(`${option} needs a name, an address, or auto.`)
  return which
}

function misbehavioursIn(typed: string): readonly MisbehaviourName[] {
  const names = typed.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
  const unknown = names.find((name) => !isMisbehaviour(name))
  if (unknown !== undefined)
    throw new UsageError(
      `--simulate: no treadmill is known that misbehaves as "${unknown}". --list-scripts lists them all.`,
    )
  return names.filter(isMisbehaviour)
}

/** Piper's voices are files whose names begin with their language. */
function modelsOf(files: readonly string[]): VoicePrograms['models'] {
  const models = files.map((file): [string, string] => {
    const language = /^([a-z]{2})_[A-Z]{2}-.+\.onnx$/.exec(basename(file))?.[1]
    if (language === undefined)
      throw new UsageError(
        `--piper-voice is a voice of Piper, named as Piper names it: en_US-lessac-medium.onnx. "${file}" is not.`,
      )
    if (!existsSync(file)) throw new UsageError(`--piper-voice: there is no ${file}.`)
    return [language, file]
  })
  return Object.fromEntries(models)
}

function kioskAddressOf(typed: string): KioskAddress {
  const found = /^(?:\[([0-9a-fA-F:.%]+)\]|([^:[\]\s]+)):(\d{1,5})$/.exec(typed.trim())
  const port = Number(found?.[3])
  if (found === null || port > 65_535)
    throw new UsageError(
      '--kiosk is written HOST:PORT: an address of this computer, or 0.0.0.0 for all of them, as in 0.0.0.0:4881.',
    )
  return { host: found[1] ?? found[2] ?? '', port }
}

function adapterOf({ hci, adapter }: Typed): AdapterChoice {
  if (hci !== undefined && adapter !== undefined) {
    throw new UsageError(
      "--hci and --adapter exclude each other: one names a socket, the other an adapter of the kernel's.",
    )
  }
  if (hci !== undefined) return { kind: 'h4', path: hciPathOf(hci) }
  if (adapter === undefined) return { kind: 'first' }
  const index = /^hci(\d{1,3})$/.exec(adapter.trim())?.[1]
  if (index === undefined) throw new UsageError('--adapter is written hci0, hci1, …: hciconfig lists those there are.')
  return { kind: 'kernel', index: Number(index) }
}

function hciPathOf(typed: string): string {
  const path = /^unix:(.+)$/.exec(typed)?.[1]
  if (path === undefined) throw new UsageError('--hci is written unix:PATH, the socket of a controller that speaks H4.')
  return path
}

function numberOf(option: string, typed: string, least: number, most: number): number {
  const value = Number(typed)
  if (typed.trim() === '' || !Number.isFinite(value) || value < least || value > most) {
    throw new UsageError(`${option} is a number from ${least} to ${most}, not "${typed}".`)
  }
  return value
}

/** The XDG base directory for data, or its default. */
function dataDirOf(environment: NodeJS.ProcessEnv): string {
  const base = environment['XDG_DATA_HOME']
  return join(base !== undefined && base !== '' ? base : join(homedir(), '.local', 'share'), 'crescendo')
}

/** Whether the kernel shows no Bluetooth adapter. False where there is no kernel to ask: on other systems than Linux. */
export function lacksAdapter(platform: NodeJS.Platform = process.platform, folder = '/sys/class/bluetooth'): boolean {
  return platform === 'linux' && !(existsSync(folder) && readdirSync(folder).length > 0)
}
