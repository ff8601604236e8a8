import { encodeControlPointRequest } from '../../protocol/ftms/control-point.ts'
import { EncodeError } from '../../protocol/ftms/field.ts'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import { writtenKmhOf, type SpeedGrid } from '../../protocol/units.ts'
import type { GattLink, ValueListener, Will } from '../bluetooth/gatt.ts'
import { GattError } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import type { Notice } from '../belt/event.ts'
import type { Order, OrderAnswer } from '../belt/order.ts'
import { wasNotDone } from '../belt/order.ts'
import type { Ways } from '../profile/profile.ts'
import { declaredFor } from '../profile/declared.ts'
import { profileOf, waysOf } from '../profile/profile.ts'
import type { Reply, Request } from './control-channel.ts'
import { ControlChannel } from './control-channel.ts'
import { hasControlPoint, identify, offers } from './identify.ts'
import { Motion } from './motion.ts'
import { NoticeReader } from './notices.ts'
import { telemetryReader } from './telemetry.ts'
import { listenForUnlock, unlock } from './unlock.ts'
import type { Machine, TreadmillEvent, TreadmillPort } from './treadmill.ts'
import { TreadmillError } from './treadmill.ts'

/** Some machines accept Request Control and never answer it (quirk 22); after this it counts as given. */
const REQUEST_CONTROL_WAIT_MS = 300
const ORDER_WAIT_MS = 2000
/** Between the first and the second request for control, where the first is for nothing (quirk 5). */
const SECOND_REQUEST_MS = 500

const REQUEST_CONTROL = encodeControlPointRequest({ op: 'request_control' })
const START = encodeControlPointRequest({ op: 'start_or_resume' })
/** Stop, not Pause: some machines have no pause (quirk 20) and end the workout in it (quirk 19). */
const STOP = encodeControlPointRequest({ op: 'stop_or_pause', controlInformation: 'stop' })
const STOP_IN_CONTROL: Will = { characteristicUuid: CHARACTERISTIC.fitnessMachineControlPoint, octets: STOP }
/** A stop is carried out for whoever has control (FTMS §4.16.2.1). */
const STOP_WITHOUT_CONTROL: Will = { ...STOP_IN_CONTROL, first: REQUEST_CONTROL }

export interface OpenOptions {
  /** The treadmill is the simulated one. */
  readonly simulated?: boolean
  /** How its control point wants to be spoken to; as declared for its model where this is left out. */
  readonly waysFor?: (machine: Machine) => Ways
}

const asDeclared = (machine: Machine): Ways => waysOf(profileOf(declaredFor(machine)))

/**
 * Makes a treadmill of an open link: reads what the machine says of itself and subscribes. Nothing else is written, since
 * machines start their belt on less (quirks 2, 13).
 *
 * @throws {TreadmillError} `not-a-treadmill`, `link-lost`, or `refused` / `no-answer` where Treadmill Data cannot be had
 */
export async function openTreadmill(link: GattLink, clock: Clock, options: OpenOptions = {}): Promise<TreadmillPort> {
  const machine = await identify(link, options.simulated ?? false)
  const treadmill = new FtmsTreadmill(link, clock, machine, (options.waysFor ?? asDeclared)(machine))
  await treadmill.listen()
  return treadmill
}

class FtmsTreadmill implements TreadmillPort {
  readonly machine: Machine
  readonly #link: GattLink
  readonly #clock: Clock
  readonly #channel: ControlChannel
  readonly #notices = new NoticeReader()
  readonly #readTelemetry = telemetryReader()
  readonly #listeners = new Set<(event: TreadmillEvent) => void>()
  #lost: TreadmillEvent | null = null
  #closing = false
  /** Asked for once a connection, and again only by an order after it was lost. */
  #hasControl = false
  /** Whether the control point has ever answered: the silence of one that never does says nothing (quirk 22). */
  #answers = false
  readonly #ways: Ways
  /** It wants its maker's octets before it is controlled. */
  #isLocked: boolean
  readonly #motion = new Motion()
  #newestOrder: Order | null = null
  /** When Start was written last to keep the belt going; null while nothing of ours is to move it. */
  #keptAliveAtMs: number | null = null

  constructor(link: GattLink, clock: Clock, machine: Machine, ways: Ways) {
    this.machine = machine
    this.#link = link
    this.#clock = clock
    this.#ways = ways
    this.#isLocked = ways.unlock.length > 0
    this.#channel = new ControlChannel(link, clock, ways.writeGapMs)
  }

  /** Indications of the control point come first: a write without them is refused (FTMS §4.16.1). */
  async listen(): Promise<void> {
    this.#link.onClosed((reason, atMs) => this.#linkClosed(reason, atMs))
    await listenForUnlock(this.#link, this.#ways.unlock)
    await this.#hear(CHARACTERISTIC.fitnessMachineControlPoint, (octets) => this.#channel.heard(octets))
    await this.#hear(CHARACTERISTIC.fitnessMachineStatus, (octets, atMs) => this.#heardStatus(octets, atMs))
    await this.#hear(CHARACTERISTIC.trainingStatus, (octets) => this.#notices.heardTraining(octets))
    const error = await this.#hear(CHARACTERISTIC.treadmillData, (octets, atMs) => this.#heardData(octets, atMs))
    if (error === null) return
    const problem = error.problem === 'refused' ? 'refused' : 'no-answer'
    throw new TreadmillError(problem, `${this.machine.name} does not send its data: ${error.message}`)
  }

  subscribe(listener: (event: TreadmillEvent) => void): () => void {
    this.#listeners.add(listener)
    if (this.#lost !== null) listener(this.#lost)
    return () => this.#listeners.delete(listener)
  }

  async execute(order: Order): Promise<OrderAnswer> {
    if (!hasControlPoint(this.#link)) return 'refused'
    const octets = octetsOf(order, this.machine.grid)
    if (octets === null) return 'refused'
    this.#newestOrder = order
    // An incline changes nothing of what the belt's speed is told by.
    if (order.kind !== 'incline') {
      this.#notices.ordered(order, this.#clock.nowMs())
      this.#motion.ordered(order)
      if (order.kind !== 'speed') this.#keptAliveAtMs = null
    }
    if (order.kind === 'stop') return this.#stop(this.#channel.stopTurn())
    if (order.kind === 'start' && this.#ways.startToggles && this.#motion.moves) return 'withdrawn'
    this.#link.leaveWill(STOP_IN_CONTROL)
    const request = this.#channel.turn()
    const refusal = this.#hasControl ? null : await this.#takeControl(request)
    // Without control it is not written: that nobody knows what became of the request for it says nothing else.
    if (refusal === null) return this.#inControl(order, octets, request)
    if (refusal !== 'refused') return 'withdrawn'
    this.#tell({ kind: 'notice', atMs: this.#clock.nowMs(), notice: { kind: 'control-refused' } })
    return refusal
  }

  /** A Start before a speed is written only to a belt that goes on by its newest reading: to any other it would be a start (rule 7). */
  async #inControl(order: Order, octets: Uint8Array, request: Request): Promise<OrderAnswer> {
    if (this.#ways.preamble && order.kind === 'speed') {
      await request(REQUEST_CONTROL, REQUEST_CONTROL_WAIT_MS)
      if (!this.#motion.goesOn) return 'withdrawn'
      await request(START, REQUEST_CONTROL_WAIT_MS)
    }
    const answer = this.#answerTo(await request(octets, ORDER_WAIT_MS))
    // Not where a Stop went out meanwhile: nothing keeps that belt going.
    if (this.#newestOrder === order && !wasNotDone(answer)) this.#keptAliveAtMs ??= this.#clock.nowMs()
    return answer
  }

  /** Written again and again to a machine that stops otherwise (quirk 11): on a reading of motion, and so never out of sight. */
  #keepAlive(): void {
    const { keepAliveMs } = this.#ways
    if (keepAliveMs === null || this.#keptAliveAtMs === null || !this.#motion.goesOn || !this.#hasControl) return
    if (this.#clock.nowMs() - this.#keptAliveAtMs < keepAliveMs) return
    this.#keptAliveAtMs = this.#clock.nowMs()
    void this.#channel.turn()(START, REQUEST_CONTROL_WAIT_MS)
  }

  leaveWill(): void {
    if (hasControlPoint(this.#link)) this.#link.leaveWill(this.#hasControl ? STOP_IN_CONTROL : STOP_WITHOUT_CONTROL)
  }

  withdrawWill(): void {
    this.#link.leaveWill(null)
  }

  feed(): void {
    this.#link.feed()
  }

  async close(): Promise<void> {
    this.#closing = true
    await this.#link.close()
  }

  /** A stop is tried with or without control, and once more where control was only thought to be there. */
  async #stop(request: Request): Promise<OrderAnswer> {
    const hadControl = this.#hasControl
    // What it waits for is written first, and not waited for: a Stop is not kept from the air.
    if (this.#isLocked) void this.#unlock()
    if (!hadControl) await this.#requestControl(request)
    const answer = this.#answerTo(await request(STOP, ORDER_WAIT_MS))
    if (this.#hasControl || !(hadControl || this.#ways.controlTwice)) return answer
    if (!hadControl) await this.#pause(SECOND_REQUEST_MS)
    await this.#requestControl(request)
    return this.#answerTo(await request(STOP, ORDER_WAIT_MS))
  }

  /** All that a machine wants before it is controlled. Null as below. */
  async #takeControl(request: Request): Promise<OrderAnswer | null> {
    // With nothing to wait for the request is on the air in the very moment.
    if (this.#isLocked) await this.#unlock()
    if (this.#ways.controlTwice) {
      await this.#requestControl(request)
      await this.#pause(SECOND_REQUEST_MS)
    }
    return this.#requestControl(request)
  }

  async #unlock(): Promise<void> {
    this.#isLocked = false
    await unlock(this.#link, this.#ways.unlock, () => this.#pause(this.#ways.writeGapMs))
  }

  readonly #pause = (ms: number): Promise<void> => new Promise((resolve) => this.#clock.after(ms, resolve))

  /** Null where an order may go on: control was given, or the machine does not say. */
  async #requestControl(request: Request): Promise<OrderAnswer | null> {
    const reply = await request(REQUEST_CONTROL, REQUEST_CONTROL_WAIT_MS)
    if (reply.kind === 'silent') {
      this.#hasControl = true
      return null
    }
    const answer = this.#answerTo(reply)
    this.#hasControl = answer === 'acknowledged'
    return this.#hasControl ? null : answer
  }

  #answerTo(reply: Reply): OrderAnswer {
    switch (reply.kind) {
      case 'answered':
        this.#answers = true
        if (reply.result === 'control_not_permitted') this.#hasControl = false
        return reply.result === 'success' ? 'acknowledged' : 'refused'
      case 'silent':
        return this.#answers ? 'unknown' : 'acknowledged'
      case 'att-error':
        return 'refused'
      case 'unsure':
        return 'unknown'
      case 'overtaken':
        return 'withdrawn'
    }
  }

  /** Subscribes where the machine offers it. What fails is the answer; only a lost link throws. */
  async #hear(uuid: string, listener: ValueListener): Promise<GattError | null> {
    if (!offers(this.#link, uuid, 'notify', 'indicate')) return null
    try {
      await this.#link.subscribe(uuid, listener)
      return null
    } catch (error) {
      if (!(error instanceof GattError)) throw error
      if (error.problem === 'link-lost') throw new TreadmillError('link-lost', error.message)
      return error
    }
  }

  #heardData(octets: Uint8Array, atMs: number): void {
    const telemetry = this.#readTelemetry(octets)
    if (telemetry === null) return
    this.#notices.measured(telemetry.speedKmh, atMs)
    this.#motion.measured(telemetry.speedKmh)
    this.#tell({ kind: 'telemetry', atMs, telemetry })
    this.#keepAlive()
  }

  #heardStatus(octets: Uint8Array, atMs: number): void {
    const notice = this.#notices.heardStatus(octets, atMs)
    if (notice === null) return
    if (notice.kind === 'control-lost' || notice.kind === 'reset') this.#hasControl = false
    if (notice.kind !== 'target-speed' && notice.kind !== 'started') {
      this.#motion.saidOver()
      this.#keptAliveAtMs = null
    }
    this.#tell({ kind: 'notice', atMs, notice })
  }

  #linkClosed(reason: string, atMs: number): void {
    if (this.#closing) return
    const notice: Notice = { kind: 'link-lost', reason }
    this.#lost = { kind: 'notice', atMs, notice }
    this.#tell(this.#lost)
  }

  #tell(event: TreadmillEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }
}

/** Null for a speed or an incline that cannot be written: nothing goes on the air then. */
function octetsOf(order: Order, grid: SpeedGrid): Uint8Array | null {
  if (order.kind === 'stop') return STOP
  if (order.kind === 'start') return START
  try {
    if (order.kind === 'incline')
      return encodeControlPointRequest({ op: 'set_target_inclination', targetInclinationPercent: order.inclinePct })
    return encodeControlPointRequest({ op: 'set_target_speed', targetSpeedKmh: writtenKmhOf(grid, order.speedKmh) })
  } catch (error) {
    if (error instanceof EncodeError) return null
    throw error
  }
}
