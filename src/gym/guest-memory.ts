import type { Choices } from '../../protocol/panel/plan.ts'
import { NOTHING_TOLD, type Runner } from '../../protocol/panel/runner.ts'
import type { Memory } from '../history/memory.ts'

/** What is remembered where every runner is a guest: treadmills as ever, the guest in this process alone. */
export function guestMemory(
  house: Pick<
    Memory,
    'machine' | 'rememberMachine' | 'profiles' | 'rememberProfile' | 'chosenMachine' | 'rememberChosenMachine'
  >,
): Memory {
  let chosen: Choices | null = null
  let told: Runner = NOTHING_TOLD
  return {
    machine: (address) => house.machine(address),
    rememberMachine: (address, memory) => house.rememberMachine(address, memory),
    profiles: () => house.profiles(),
    rememberProfile: (profile) => house.rememberProfile(profile),
    chosenMachine: () => house.chosenMachine(),
    rememberChosenMachine: (machine) => house.rememberChosenMachine(machine),
    choices: () => chosen,
    rememberChoices(choices) {
      chosen = choices
    },
    runner: () => told,
    rememberRunner(runner) {
      told = runner
    },
    ownPlans: () => [],
    keepOwnPlan() {
      throw new Error('a guest keeps no plan')
    },
    forgetOwnPlan() {
      throw new Error('a guest keeps no plan')
    },
  }
}
