import type { Memory } from './history/memory.ts'
import type { MachineMemory } from './history/writing.ts'
import type { RunLog } from './history/run-log.ts'
import type { MachineOfRun } from './treadmill/machine-of-run.ts'
import { isMeeting } from '../protocol/stages.ts'
import type { SessionEvent } from './session/event.ts'
import { learnedIn } from './session/learned.ts'
import { hadWhole, metIn } from './session/meeting-seen.ts'
import type { Session } from './session/session.ts'
import { hadItsSprint } from './view/run-result.ts'

/** The log of runs, and of what they are run on. */
export interface MachineLog extends RunLog {
  /** Crescendo leaves: of a meeting that is on, what it has taught by now is kept. */
  interrupted(): void
}

/**
 * The log of runs, which keeps by the way whose treadmill the run is, and remembers of that treadmill that it has had its
 * sprint, and what the runner said of its motor.
 *
 * @param log what is written down
 * @param learn told what a run taught of it
 * @param over told after a run ends, once nothing of it is under way
 */
export function machineLog(
  log: RunLog,
  runsOn: MachineOfRun,
  memory: Pick<Memory, 'machine' | 'rememberMachine'>,
  over: () => void,
  learn: (facts: ReturnType<typeof learnedIn>, by: 'runs' | 'meeting') => void,
): MachineLog {
  let isSimulated = false
  /** What happened in the meeting that is on; null while there is none. */
  let meeting: SessionEvent[] | null = null
  /** As it was told last. */
  let session: Session | null = null

  function remember(what: Partial<MachineMemory>): void {
    const { machine } = runsOn
    if (machine === null) return
    const { address, name } = machine
    memory.rememberMachine(address, { sprintedBefore: false, ...memory.machine(address), name, ...what })
  }

  return {
    ...log,
    append(event) {
      log.append(event)
      if (event.kind !== 'tick') meeting?.push(event)
      // Of the simulated one each start may play another machine.
      const isAnswer = event.kind === 'ask' && event.ask.ask === 'has-motor' && !isSimulated
      if (isAnswer) remember({ hasMotor: event.ask.yes })
    },
    begin(plan, machine, session) {
      runsOn.begin(machine)
      meeting = isMeeting(plan) ? [] : null
      isSimulated = session.machine?.simulated === true
      return log.begin(plan, machine, session)
    },
    flush(now) {
      session = now
      log.flush(now)
    },
    interrupted() {
      if (meeting !== null && meeting.length > 0 && session !== null) learn(metIn(meeting, session), 'runs')
      meeting = null
    },
    finish(how, session, last) {
      log.finish(how, session, last)
      if (how !== 'never-ran' && meeting === null) learn(learnedIn(session), 'runs')
      if (meeting !== null && meeting.length > 0) learn(metIn(meeting, session), hadWhole(session) ? 'meeting' : 'runs')
      meeting = null
      if (hadItsSprint(last, how)) remember({ sprintedBefore: true })
      runsOn.end()
      setImmediate(over)
    },
  }
}
