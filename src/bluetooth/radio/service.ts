import type { Clock } from '../../clock.ts'
import type { ChosenAdapter } from '../adapter-choice.ts'
import { createDeadMansSwitch } from './dead-mans-switch.ts'
import type { DeadMansSwitch } from './dead-mans-switch.ts'
import { GattError } from '../gatt.ts'
import type { Will } from '../gatt.ts'
import { createNobleCentral } from '../noble/central.ts'
import type { NobleCentral } from '../noble/central.ts'
import type { NobleLink } from '../noble/link.ts'
import type { Answers, Asks, CallName, FromRadio, OpenedLink, ToRadio } from './messages.ts'

type CallHandlers = { readonly [Name in CallName]: (asks: Asks<Name>) => Promise<Answers<Name>> }

/** The radio process, but for being one: calls in, answers and values out, wills kept and carried out. */
export class RadioService {
  readonly #central: NobleCentral
  readonly #say: (message: FromRadio) => void
  readonly #left: () => void
  readonly #deadMansSwitch: DeadMansSwitch
  readonly #links = new Map<number, NobleLink>()
  readonly #wills = new Map<number, Will>()
  #lastLink = 0
  #stopScan: (() => void) | null = null
  #leaving: Promise<void> | null = null

  /** @param left called when the process may end */
  constructor(adapter: ChosenAdapter, clock: Clock, say: (message: FromRadio) => void, left: () => void) {
    this.#central = createNobleCentral(adapter, clock)
    this.#say = say
    this.#left = left
    this.#deadMansSwitch = createDeadMansSwitch(clock, () => void this.leave('the daemon went silent'))
  }

  receive(message: ToRadio): void {
    switch (message.kind) {
      case 'call':
        void this.#answer(message.id, message.name, message.asks)
        break
      case 'stopScan':
        this.#endScan()
        break
      case 'will':
        this.#keepWill(message.link, message.will)
        break
      case 'feed':
        this.#deadMansSwitch.feed()
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
    if (this.#wills.size > 0) this.#say({ kind: 'log', message: `the will is carried out: ${why}` })
    // One that fails must not keep the others from being carried out.
    await Promise.allSettled([...this.#wills].map(([link, will]) => this.#linkOf(link).execute(will)))
  }

  async #answer<Name extends CallName>(id: number, name: Name, asks: Asks<Name>): Promise<void> {
    try {
      this.#say({ kind: 'answer', id, answer: await this.#handlers[name](asks) })
    } catch (error) {
      if (!(error instanceof GattError)) throw error
      const { problem, message, attError } = error
      this.#say({ kind: 'failure', id, problem, message, attError })
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
    close: async ({ link }) => {
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
    this.#deadMansSwitch.arm(this.#wills.size > 0)
  }

  #endScan(): void {
    this.#stopScan?.()
    this.#stopScan = null
  }
}
