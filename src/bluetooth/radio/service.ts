import type { Clock } from '../../clock.ts'
import type { ChosenAdapter } from '../adapter-choice.ts'
import { createDeadMansSwitch } from './dead-mans-switch.ts'
import type { DeadMansSwitch } from './dead-mans-switch.ts'
import { GattError } from '../gatt.ts'
import type { Will } from '../gatt.ts'
import { createNobleCentral } from '../noble/central.ts'
import type { NobleCentral } from '../noble/central.ts'
import type { NobleLink } from '../noble/link.ts'
import { BEQUEST_LASTS_MS } from './messages.ts'
import type { Answers, Asks, Bequest, CallName, FromRadio, OpenedLink, ToRadio } from './messages.ts'

type CallHandlers = { readonly [Name in CallName]: (asks: Asks<Name>) => Promise<Answers<Name>> }

/** The radio process, but for being one: calls in, answers and values out, wills kept and carried out. */
export class RadioService {
  readonly #central: NobleCentral
  readonly #clock: Clock
  readonly #say: (message: FromRadio) => void
  readonly #left: () => void
  readonly #deadMansSwitch: DeadMansSwitch
  readonly #links = new Map<number, NobleLink>()
  readonly #wills = new Map<number, Will>()
  /** Wills for peripherals that are not connected here yet, by address. */
  readonly #bequests = new Map<string, Will>()
  readonly #maySeekAnother: boolean
  #lastLink = 0
  #stopScan: (() => void) | null = null
  #leaving: Promise<void> | null = null

  /**
   * @param left called when the process may end
   * @param maySeekAnother it leaves where its adapter is gone and nothing was left to it: the next radio takes the first there is
   * then, since one that is plugged in again may have another number
   */
  constructor(
    adapter: ChosenAdapter,
    clock: Clock,
    say: (message: FromRadio) => void,
    left: () => void,
    maySeekAnother = false,
  ) {
    this.#maySeekAnother = maySeekAnother
    this.#central = createNobleCentral(adapter, clock)
    this.#clock = clock
    this.#say = say
    this.#left = left
    this.#deadMansSwitch = createDeadMansSwitch(clock, () => void this.leave('the daemon went silent'))
  }

  receive(message: ToRadio): void {
    switch (message.kind) {
      case 'call':
        void this.#answer(message.id, message.name, message.asks)
        break
      case 'drop':
        void this.#links.get(message.link)?.close()
        break
      case 'stopScan':
        this.#endScan()
        break
      case 'will':
        this.#keepWill(message.link, message.will)
        break
      case 'bequest':
        this.#keepBequest(message.bequest)
        break
      case 'feed':
        this.#deadMansSwitch.feed()
        break
      case 'ping':
        this.#say({ kind: 'pong' })
        break
      case 'leave':
        void this.leave('the daemon says so')
        break
      case 'open':
        break
      default:
        message satisfies never
    }
  }

  /** Carries out the wills that are left, ends the connections, and is done. Happens once. */
  leave(why: string): Promise<void> {
    this.#leaving ??= this.#carryOutWills(why)
      .then(() => this.#central.close())
      .then(this.#left)
    return this.#leaving
  }

  async #carryOutWills(why: string): Promise<void> {
    this.#deadMansSwitch.stop()
    const linked = [...this.#wills.keys()].map((link) => this.#carryOutWill(link, why))
    const left = [...this.#bequests].map(([address, will]) => this.#carryOutBequest(address, will))
    // One that fails must not keep the others from being carried out.
    await Promise.allSettled([...linked, ...left])
  }

  async #carryOutBequest(address: string, will: Will): Promise<void> {
    this.#say({ kind: 'log', message: `the will for ${address} is carried out over a new connection` })
    const linked = (): NobleLink | undefined => [...this.#links.values()].find((link) => link.address === address)
    // The daemon may have asked for this very link just before.
    const link = await this.#central.connect(address).catch((error: unknown) => {
      const other = linked()
      if (other === undefined) throw error
      return other
    })
    await link.execute(will)
  }

  async #carryOutWill(link: number, why: string): Promise<void> {
    const will = this.#wills.get(link)
    if (will === undefined) return
    this.#keepWill(link, null)
    this.#say({ kind: 'log', message: `the will is carried out: ${why}` })
    await this.#linkOf(link).execute(will)
  }

  async #answer<Name extends CallName>(id: number, name: Name, asks: Asks<Name>): Promise<void> {
    try {
      this.#say({ kind: 'answer', id, answer: await this.#handlers[name](asks) })
    } catch (error) {
      if (!(error instanceof GattError)) throw error
      const { problem, message, attError, adapter } = error
      this.#say({ kind: 'failure', id, problem, message, attError, adapter })
      if (problem === 'no-bluetooth' && this.#maySeekAnother && this.#links.size + this.#bequests.size === 0)
        void this.leave('its adapter is gone')
    }
  }

  readonly #handlers: CallHandlers = {
    scan: async () => {
      this.#endScan()
      this.#stopScan = await this.#central.scan(
        (advertisement) => this.#say({ kind: 'advertisement', advertisement }),
        (reason) => this.#say({ kind: 'scanEnded', reason }),
      )
      return null
    },
    connect: async ({ address, yields }) => this.#opened(await this.#central.connect(address, { yields })),
    read: ({ link, uuid }) => this.#linkOf(link).read(uuid),
    write: async ({ link, uuid, octets, urgent }) => {
      await this.#linkOf(link).write(uuid, octets, { urgent })
      return null
    },
    subscribe: async ({ link, uuid }) => {
      await this.#linkOf(link).subscribe(uuid, (octets, atMs) => this.#say({ kind: 'value', link, uuid, octets, atMs }))
      return null
    },
    // A link that is closed by the daemon is still the only one a Stop can go out on: what was left is done first.
    close: async ({ link }) => {
      await this.#carryOutWill(link, 'the link is closed')
      await this.#links.get(link)?.close()
      return null
    },
  }

  #opened(opened: NobleLink): OpenedLink {
    const link = ++this.#lastLink
    this.#links.set(link, opened)
    opened.onClosed((reason, atMs) => {
      this.#links.delete(link)
      this.#keepWill(link, null)
      this.#say({ kind: 'closed', link, reason, atMs })
    })
    const { address, name, characteristics } = opened
    // From now on the daemon sees the peripheral again, and leaves a will of its own.
    this.#bequests.delete(address)
    this.#arm()
    return { link, address, name, characteristics }
  }

  /** @throws {GattError} `link-lost` */
  #linkOf(number: number): NobleLink {
    const link = this.#links.get(number)
    if (link === undefined) throw new GattError('link-lost', 'The connection has ended.')
    return link
  }

  #keepWill(link: number, will: Will | null): void {
    if (will !== null && this.#links.has(link)) this.#wills.set(link, will)
    else this.#wills.delete(link)
    this.#arm()
  }

  /** Too old, it would stop a belt that somebody may have started anew meanwhile. */
  #keepBequest({ address, will }: Bequest): void {
    this.#bequests.set(address, will)
    this.#clock.after(BEQUEST_LASTS_MS, () => {
      if (this.#leaving === null && this.#bequests.delete(address)) this.#arm()
    })
    this.#arm()
  }

  #arm(): void {
    this.#deadMansSwitch.arm(this.#wills.size + this.#bequests.size > 0)
  }

  #endScan(): void {
    this.#stopScan?.()
    this.#stopScan = null
  }
}
