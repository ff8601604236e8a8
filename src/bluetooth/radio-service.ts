import type { Clock } from '../clock.ts'
import { createDeadMansSwitch } from './dead-mans-switch.ts'
import { GattError } from './gatt.ts'
import type { Will } from './gatt.ts'
import { createNobleCentral } from './noble-gatt.ts'
import type { NobleLink } from './noble-link.ts'
import type { Answers, Asks, CallName, FromRadio, ToRadio } from './radio-messages.ts'

export interface RadioService {
  receive(message: ToRadio): void
  /** Carries out the wills that are left, ends the connections, resolves when the process may end. Happens once. */
  leave(why: string): Promise<void>
}

/** The radio process, but for being one: calls in, answers and values out, wills kept and carried out. */
export function createRadioService(
  hciPath: string | null,
  clock: Clock,
  say: (message: FromRadio) => void,
  left: () => void,
): RadioService {
  const central = createNobleCentral(hciPath, clock)
  const links = new Map<number, NobleLink>()
  const wills = new Map<number, Will>()
  let lastLink = 0
  let stopScan: (() => void) | null = null
  let leaving: Promise<void> | null = null

  const deadMansSwitch = createDeadMansSwitch(clock, () => void service.leave('the daemon went silent'))

  function linkOf(number: number): NobleLink {
    const link = links.get(number)
    if (link === undefined) throw new GattError('link-lost', 'The connection has ended.')
    return link
  }

  function keepWill(link: number, will: Will | null): void {
    if (will === null || !links.has(link)) wills.delete(link)
    else wills.set(link, will)
    deadMansSwitch.arm(wills.size > 0)
  }

  const carryOut: { readonly [Name in CallName]: (asks: Asks<Name>) => Promise<Answers<Name>> } = {
    async scan() {
      stopScan?.()
      stopScan = await central.scan(
        (advertisement) => say({ kind: 'advertisement', advertisement }),
        (reason) => say({ kind: 'scanEnded', reason }),
      )
      return null
    },
    async connect({ address }) {
      const opened = await central.connect(address)
      const link = ++lastLink
      links.set(link, opened)
      opened.onClosed((reason, atMs) => {
        links.delete(link)
        keepWill(link, null)
        say({ kind: 'closed', link, reason, atMs })
      })
      return { link, address: opened.address, name: opened.name, characteristics: opened.characteristics }
    },
    read: ({ link, uuid }) => linkOf(link).read(uuid),
    async write({ link, uuid, octets, urgent }) {
      await linkOf(link).write(uuid, octets, { urgent })
      return null
    },
    async subscribe({ link, uuid }) {
      await linkOf(link).subscribe(uuid, (octets, atMs) => say({ kind: 'value', link, uuid, octets, atMs }))
      return null
    },
    async close({ link }) {
      await links.get(link)?.close()
      return null
    },
  }

  async function answer<Name extends CallName>(id: number, name: Name, asks: Asks<Name>): Promise<void> {
    try {
      say({ kind: 'answer', id, answer: await carryOut[name](asks) })
    } catch (error) {
      if (!(error instanceof GattError)) throw error
      const { problem, message, attError } = error
      say({ kind: 'failure', id, problem, message, attError })
    }
  }

  async function carryOutWills(why: string): Promise<void> {
    deadMansSwitch.stop()
    const left = [...wills].flatMap(([number, will]) => {
      const link = links.get(number)
      return link === undefined ? [] : [{ link, will }]
    })
    if (left.length > 0) say({ kind: 'log', message: `the will is carried out: ${why}` })
    await Promise.allSettled(left.map(({ link, will }) => link.execute(will)))
    await central.close()
  }

  const service: RadioService = {
    receive(message) {
      switch (message.kind) {
        case 'call':
          void answer(message.id, message.name, message.asks)
          break
        case 'stopScan':
          stopScan?.()
          stopScan = null
          break
        case 'will':
          keepWill(message.link, message.will)
          break
        case 'feed':
          deadMansSwitch.feed()
          break
        case 'leave':
          void service.leave('the daemon says so')
          break
        case 'open':
          break
        default:
          message satisfies never
      }
    },
    leave(why) {
      leaving ??= carryOutWills(why).then(left)
      return leaving
    },
  }
  return service
}
