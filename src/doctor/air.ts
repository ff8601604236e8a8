import { encodeControlPointRequest } from '../../protocol/ftms/control-point.ts'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import { GattError, type GattCentral, type GattLink } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import { ControlChannel } from '../treadmill/control-channel.ts'
import { isCalled, mayBeTreadmill, scanForMachines, type FoundMachine } from '../treadmill/find-treadmill.ts'
import { hasControlPoint, offers } from '../treadmill/identify.ts'
import { telemetryReader } from '../treadmill/telemetry.ts'
import { finding, type Finding } from './finding.ts'

/** What is in the air, and whether one of them gives control. Asking for control is all that is ever written, and a Stop after it. */

const SCAN_MS = 10_000
/** A belt is watched for so long before it is asked for control, and after it, ms. */
const WATCHED_MS = 2000
const ANSWER_MS = 2000

export interface Asked {
  /** `auto`, a name or an address. */
  readonly treadmill: string
  /** Whether control is asked for: some machines start their belt on less (quirks 2, 13), so nobody may stand on it. */
  readonly control: boolean
}

const SCAN = 'npm start -- scan'
const ASK_CONTROL = 'npm start -- doctor --ask-control'

export async function airOf(central: GattCentral, clock: Clock, asked: Asked): Promise<Finding[]> {
  const heard = await heardIn(central, clock)
  if (heard instanceof GattError)
    return [
      finding('treadmill', 'bad', 'cannot-listen', heard.message),
      finding('control', 'unknown', 'control-not-looked-at'),
    ]
  const treadmills = heard.filter(mayBeTreadmill)
  const meant = asked.treadmill === 'auto' ? treadmills[0] : heard.find((machine) => isCalled(machine, asked.treadmill))
  if (meant === undefined) {
    const said = treadmills.map(nameOf).join(', ')
    const missing =
      treadmills.length === 0
        ? finding('treadmill', 'bad', 'none-heard', '', SCAN)
        : finding('treadmill', 'bad', 'named-not-heard', said, SCAN)
    return [missing, finding('control', 'unknown', 'control-not-looked-at')]
  }
  const found = finding(
    'treadmill',
    'ok',
    'treadmills-heard',
    (treadmills.length === 0 ? [meant] : treadmills).map(nameOf).join(', '),
  )
  if (!asked.control) return [found, finding('control', 'unknown', 'control-not-asked', nameOf(meant), ASK_CONTROL)]
  return [found, await controlOf(central, clock, meant)]
}

export const NOT_LISTENED: readonly Finding[] = [
  finding('treadmill', 'unknown', 'air-not-looked-at'),
  finding('control', 'unknown', 'control-not-looked-at'),
]

const nameOf = ({ name, address }: FoundMachine): string => name ?? address

async function heardIn(central: GattCentral, clock: Clock): Promise<FoundMachine[] | GattError> {
  try {
    return await scanForMachines(central, clock, SCAN_MS)
  } catch (error) {
    if (error instanceof GattError) return error
    throw error
  }
}

async function controlOf(central: GattCentral, clock: Clock, machine: FoundMachine): Promise<Finding> {
  try {
    const link = await central.connect(machine.address)
    try {
      return await askedOn(link, clock, nameOf(machine))
    } finally {
      await link.close()
    }
  } catch (error) {
    if (error instanceof GattError) return finding('control', 'bad', 'cannot-connect', error.message)
    throw error
  }
}

async function askedOn(link: GattLink, clock: Clock, name: string): Promise<Finding> {
  if (!hasControlPoint(link)) return finding('control', 'mind', 'no-control-point', name)
  let fastestKmh = 0
  const telemetry = telemetryReader()
  if (offers(link, CHARACTERISTIC.treadmillData, 'notify', 'indicate')) {
    await link.subscribe(CHARACTERISTIC.treadmillData, (octets) => {
      fastestKmh = Math.max(fastestKmh, telemetry(octets)?.speedKmh ?? 0)
    })
  }
  const channel = new ControlChannel(link, clock)
  if (offers(link, CHARACTERISTIC.fitnessMachineControlPoint, 'notify', 'indicate'))
    await link.subscribe(CHARACTERISTIC.fitnessMachineControlPoint, (octets) => channel.heard(octets))
  await watched(clock)
  if (fastestKmh > 0) return finding('control', 'bad', 'belt-moves', name)
  const reply = await channel.turn()(encodeControlPointRequest({ op: 'request_control' }), ANSWER_MS)
  await watched(clock)
  if (fastestKmh > 0) {
    await channel.stopTurn()(encodeControlPointRequest({ op: 'stop_or_pause', controlInformation: 'stop' }), ANSWER_MS)
    return finding('control', 'bad', 'started-by-asking', name)
  }
  if (reply.kind === 'answered' && reply.result === 'success') return finding('control', 'ok', 'control-given', name)
  return reply.kind === 'silent'
    ? finding('control', 'mind', 'control-not-answered', name)
    : finding('control', 'bad', 'control-refused', name)
}

const watched = (clock: Clock): Promise<void> => new Promise((done) => void clock.after(WATCHED_MS, done))
