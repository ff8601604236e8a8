import type { AskRefusal } from '../protocol/panel/ask-schema.ts'
import type { FoundMachine, Machines } from '../protocol/panel/machines.ts'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import type { GattCentral } from './bluetooth/gatt.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Memory } from './history/memory.ts'
import { isCalled } from './treadmill/find-treadmill.ts'
import { lookingIn } from './treadmill/looking.ts'
import type { MachineOfRun } from './treadmill/machine-of-run.ts'
import { SIMULATED, type RunMachine } from './treadmill/search-target.ts'

/** Which treadmills there are, and which of them the next run is on. */
export interface TreadmillChoice {
  now(this: void): Machines
  /** Looks for another while; refused where a belt may move: nothing is to disturb its link. */
  look(this: void, afresh: boolean): AskRefusal | null
  choose(this: void, address: string): AskRefusal | null
  /** The one that is searched for is at another address now: what is known of it is known of it there. */
  moved(this: void, to: RunMachine): void
  /** Something of it was learned, or is known no more. */
  learned(this: void): void
  /** Whether the treadmill is still the one that the command line says. */
  isOfCommandLine(this: void): boolean
  /** Returns its undo. */
  subscribe(this: void, listener: () => void): () => void
  close(this: void): void
}

/** What the choice is made among, and what follows from it. */
export interface Choosing {
  readonly session: {
    glance(): Pick<Snapshot, 'machine'>
    subscribe(listener: () => void): () => void
    heldOnTo(): AskRefusal | null
    letGo(): AskRefusal | null
  }
  readonly air: Pick<GattCentral, 'scan'>
  /** Real time. */
  readonly clock: Pick<Clock, 'nowMs' | 'after' | 'every'>
  readonly runsOn: Pick<MachineOfRun, 'searchTarget' | 'choose'>
  readonly memory: Pick<
    Memory,
    'machine' | 'rememberMachine' | 'profiles' | 'rememberProfile' | 'chosenMachine' | 'rememberChosenMachine'
  >
  /** The treadmill that was connected last. */
  readonly met: () => RunMachine | null
  /** The day of the first meeting with that one. */
  readonly metOn: () => string | null
  /** The link to the one before is ended, and the one that was chosen is searched for. */
  readonly chosen: () => void
}

/** What the daemon was started with. */
export type StartedWith = Pick<Config, 'treadmill' | 'treadmillIsGiven' | 'isGym'>

const NOT_HEARD: AskRefusal = { error: 'no-treadmill', code: 'treadmill-not-heard', values: {} }
const IN_GYM: AskRefusal = { error: 'wrong-phase', code: 'gym-has-its-treadmill', values: {} }
const SIMULATED_ALONE: AskRefusal = { error: 'no-treadmill', code: 'simulated-alone', values: {} }

/**
 * What the command line says: of several treadmills with the name it says, the one that was chosen last. Where it says
 * nothing, what was chosen last.
 *
 * @param isSimulatedAlone time runs faster than a real belt can
 */
export function firstChoice(
  { treadmill, treadmillIsGiven }: StartedWith,
  memory: Pick<Memory, 'chosenMachine'>,
  isSimulatedAlone: boolean,
): { readonly address: string; readonly name: string | null } {
  const before = isSimulatedAlone ? null : memory.chosenMachine()
  if (before === null || (treadmillIsGiven && !isCalled(before, treadmill))) return { address: treadmill, name: null }
  return before
}

export function choosingTreadmill(
  { treadmill, treadmillIsGiven, isGym }: StartedWith,
  isSimulatedAlone: boolean,
  choosing: Choosing,
): TreadmillChoice {
  const { session, runsOn, memory, met, metOn } = choosing
  const listeners = new Set<() => void>()
  const changed = (): void => listeners.forEach((listener) => listener())
  const looking = lookingIn(choosing.air, choosing.clock, changed)
  let isMadeHere = false

  function wanted(): string | null {
    const target = runsOn.searchTarget()
    return target === null || target.nameOrAddress === 'auto' ? null : target.nameOrAddress
  }

  function found(): FoundMachine[] {
    const connected = session.glance().machine?.link === 'up' ? met() : null
    const heard = looking.now().list.map(({ address, name, signalDbm, available }) => ({
      address,
      name: name ?? address,
      signalDbm: signalDbm === null ? null : Math.round(signalDbm),
      available,
    }))
    const unheard = [connected, simulated()].filter(
      (one): one is RunMachine => one !== null && heard.every(({ address }) => address !== one.address),
    )
    const silent = unheard.map(({ address, name }) => ({ address, name, signalDbm: null, available: true }))
    const once = [...heard, ...silent].filter(
      ({ address }, index, all) => all.findIndex((other) => other.address === address) === index,
    )
    const target = wanted()
    const metBefore = new Set(memory.profiles().flatMap((one) => (one.metOn === null ? [] : [one.unit])))
    return once.map((machine) => ({
      ...machine,
      simulated: machine.address === SIMULATED,
      connected: machine.address === connected?.address,
      // Of several of one name it is the one that is connected.
      wanted:
        target === null || isNamesake(connected, target)
          ? machine.address === connected?.address
          : isCalled(machine, target),
      known: memory.machine(machine.address) !== null,
      met: machine.address === connected?.address ? metOn() !== null : metBefore.has(machine.address),
    }))
  }

  /** A run that begins, or a belt that moves, is listened to and no other. */
  let link = session.glance().machine?.link
  const unsubscribe = session.subscribe(() => {
    const before = link
    link = session.glance().machine?.link
    if (link !== before) changed()
    if (looking.now().isLooking && session.heldOnTo() !== null) looking.end()
  })

  return {
    now() {
      const { isLooking, noBluetooth } = looking.now()
      const target = runsOn.searchTarget()
      return {
        looking: isLooking,
        machines: found(),
        wanted: target?.knownAs ?? null,
        startedFor: treadmillIsGiven ? treadmill : null,
        noBluetooth,
        onlySimulated: isSimulatedAlone,
        mayChoose: !isGym,
      }
    },
    look(afresh) {
      const refusal = isGym ? IN_GYM : session.heldOnTo()
      if (refusal === null && !isSimulatedAlone) looking.look(afresh)
      return refusal
    },
    choose(address) {
      if (isGym) return IN_GYM
      if (address !== SIMULATED && isSimulatedAlone) return SIMULATED_ALONE
      const machine = found().find((one) => one.address === address)
      if (machine === undefined) return NOT_HEARD
      const refusal = session.heldOnTo()
      if (refusal !== null || machine.connected) return refusal
      const letGo = session.letGo()
      if (letGo !== null) return letGo
      const { name } = machine
      runsOn.choose({ address, name })
      memory.rememberChosenMachine({ address, name })
      if (address !== SIMULATED && memory.machine(address) === null)
        memory.rememberMachine(address, { name, sprintedBefore: false })
      isMadeHere = true
      looking.end()
      choosing.chosen()
      changed()
      return null
    },
    moved({ address, name }) {
      const before = runsOn.searchTarget()?.nameOrAddress
      const known = before === undefined ? null : memory.machine(before)
      if (known !== null && memory.machine(address) === null) memory.rememberMachine(address, known)
      const profile = memory.profiles().find(({ unit }) => unit === before)
      if (profile?.name === name) memory.rememberProfile({ ...profile, unit: address })
      if (memory.chosenMachine()?.address === before) memory.rememberChosenMachine({ address, name })
    },
    learned: changed,
    isOfCommandLine: () => treadmillIsGiven && !isMadeHere,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      unsubscribe()
      looking.end()
    },
  }
}

const isNamesake = (connected: RunMachine | null, target: string): boolean =>
  connected !== null && isCalled(connected, target)

const simulated = (): RunMachine => ({ address: SIMULATED, name: 'Crescendo Simulator' })
