import type { FastifyBaseLogger } from 'fastify'
import type { Preset } from '../../protocol/panel/answers.ts'
import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import type { Coach, CoachDecision } from '../../protocol/panel/coach.ts'
import type { Line } from '../../protocol/panel/line.ts'
import type { MachineProfile, MachineTold } from '../../protocol/panel/machine-profile.ts'
import type { Machines } from '../../protocol/panel/machines.ts'
import type { Owner, OwnerChange } from '../../protocol/panel/owner.ts'
import type { KeptPlan, OwnPlan } from '../../protocol/panel/own-plans.ts'
import type { PlanFilePreview, PlanFileRefusal, PlanFormat } from '../../protocol/panel/plan-files.ts'
import type { Choices, Plan, PlanRefusal } from '../../protocol/panel/plan.ts'
import type { Report } from '../../protocol/panel/report.ts'
import type { ExportFormat } from '../../protocol/panel/run-export.ts'
import type { RunBroughtIn, RunFileRefusal } from '../../protocol/panel/run-files.ts'
import type { RunPage, RunQuery } from '../../protocol/panel/run-list.ts'
import type { RunOpened, RunSeries } from '../../protocol/panel/run-opened.ts'
import type { RunTold } from '../../protocol/panel/runs.ts'
import type { Bests, Trends } from '../../protocol/panel/trends.ts'
import type { MachineView, Snapshot } from '../../protocol/panel/snapshot.ts'
import type { NumberedRunner, Runner, RunnerChange } from '../../protocol/panel/runner.ts'
import type { NewRunner, RunnerKept, Runners } from '../../protocol/panel/runners.ts'
import type { SyncToday } from '../../protocol/panel/sync-today.ts'
import type { Sync, SyncChange, SyncProblem } from '../../protocol/panel/sync.ts'
import type { VoiceClips } from '../../protocol/panel/voice.ts'
import type { PlanOutcome } from '../workout/plan.ts'

/** Everything the HTTP face needs of the rest, as plain functions. */
export interface ServerDeps {
  /** Real time, never scaled: whether someone watches and how old an ask is do not depend on a simulated belt. */
  readonly clock: ServerClock
  readonly session: SessionFace
  readonly watch: WatchFace
  readonly plans: PlanFace
  /** Null where every runner is a guest. */
  readonly ownPlans: OwnPlansFace | null
  readonly planFiles: PlanFilesFace
  /** Null where every runner is a guest: nobody is coached. */
  readonly coach: CoachFace | null
  readonly runner: RunnerFace
  /** Null where every runner is a guest. */
  readonly runners: RunnersFace | null
  readonly runs: RunFace
  /** Null where this is no gym. */
  readonly owner: OwnerFace | null
  /** Null where every runner is a guest: nothing of them goes anywhere. */
  readonly sync: SyncFace | null
  readonly machines: MachineFace
  readonly meeting: MeetingFace
  readonly voice: VoiceFace
  /** Where nobody's history is offered, there is no page of it. */
  readonly offersHistory: boolean
  /** The built panel; null where there is none, and the page says so. */
  readonly webRoot: string | null
  /** Null: nothing is logged. */
  readonly logger: FastifyBaseLogger | null
}

export interface ServerClock {
  nowMs(): number
  /** Both return their undo. */
  after(ms: number, call: () => void): () => void
  every(ms: number, call: () => void): () => void
}

export interface SessionFace {
  /** The newest; the same object, with the same number, until something changes. */
  snapshot(): Snapshot
  /** What a screen must see change at once, as it is now: a thousandth of the work. */
  glance(): Pick<Snapshot, 'phase' | 'belt' | 'held' | 'gate' | 'machine'>
  /** What was measured of the belt along the run. */
  line(): Line
  /** Called whenever there is a newer snapshot. Returns its undo. */
  subscribe(listener: () => void): () => void
  /** Null where it was taken. */
  ask(ask: Ask): AskRefusal | null
  /** Resolves once what was taken is written down; a slow disk is not waited for. */
  written(): Promise<void>
}

/** Whether anybody watches the belt. */
export interface WatchFace {
  /** A screen has drawn a snapshot of now. */
  prove(): void
}

export interface PlanFace {
  presets(): readonly Preset[]
  /** What is run by a name; null where nothing has it. */
  named(name: string): Choices | null
  names(): readonly string[]
  /** The plan of the session; null while none is chosen. */
  current(): Plan | null
  /** Works a plan out. Changes nothing. */
  preview(choices: Choices): PlanOutcome
  /** Works a plan out and takes it for the next run; an AskRefusal says that one is on. */
  choose(choices: Choices): PlanOutcome | { readonly ok: false; readonly refusal: AskRefusal }
}

/** Plans that the runner keeps. */
export interface OwnPlansFace {
  own(): readonly OwnPlan[]
  keep(
    id: string,
    kept: KeptPlan,
  ):
    | { readonly ok: true; readonly plan: OwnPlan }
    | { readonly ok: false; readonly why: 'name-taken' | 'too-many-plans' }
    | { readonly ok: false; readonly why: 'refused'; readonly refusal: PlanRefusal }
  /** False where there is none of this id. */
  forget(id: string): boolean
}

export interface CoachFace {
  /** Null while nobody was let in. */
  now(): Coach | null
  /** False where there is nothing of the kind to decide. */
  decide(decision: CoachDecision): boolean
}

/** Plans as files. */
export interface PlanFilesFace {
  read(
    octets: Uint8Array,
  ):
    | { readonly ok: true; readonly preview: PlanFilePreview }
    | { readonly ok: false; readonly refusal: PlanFileRefusal | PlanRefusal | AskRefusal }
  /** Null where no plan has this id. */
  write(id: string, format: PlanFormat): RunFile | PlanRefusal | null
}

export interface RunnerFace {
  now(): Runner
  numbered(): NumberedRunner
  /** Why the chosen plan gave way to the nearest by it; or why nothing of it was taken. */
  tell(
    change: RunnerChange,
  ):
    | { readonly ok: true; readonly planInstead: PlanRefusal | null }
    | { readonly ok: false; readonly refusal: AskRefusal | PlanRefusal }
  /** Whether the page of what this belt does by itself was read. */
  hasRead(): boolean
  /** False where that edition of the page is not the one that is shown. */
  acknowledge(page: number): boolean
  /** The next runner is there: in a gym all of the one before is forgotten. A run that is on keeps it. */
  next(): AskRefusal | null
  /** Called whenever the runner changes. Returns its undo. */
  subscribe(listener: () => void): () => void
}

/** Who shares this treadmill. Nothing is decided of one who was not let in. */
export interface RunnersFace {
  now(): Runners
  isLocked(): boolean
  add(runner: NewRunner): Promise<CameOfRunner>
  become(id: string, pin: string | undefined): Promise<CameOfRunner>
  change(id: string, change: RunnerKept): Promise<CameOfRunner>
  forget(id: string): Promise<CameOfRunner>
}
type CameOfRunner =
  | { readonly is: 'done' | 'unknown' | 'name-taken' | 'too-many' | 'not-current' | 'pin-needed' }
  | { readonly is: 'wrong-pin' | 'too-many-tries'; readonly againInS: number }
  | { readonly is: 'refused'; readonly refusal: AskRefusal | PlanRefusal }

/** What the owner of a gym decides. */
export interface OwnerFace {
  now(): Owner
  decide(
    change: OwnerChange,
  ): Promise<
    | { readonly is: 'decided' | 'no-pin' | 'wrong-pin' }
    | { readonly is: 'too-many-tries'; readonly againInS: number }
    | { readonly is: 'refused'; readonly refusal: AskRefusal | PlanRefusal }
  >
}

export interface RunFace {
  page(query: RunQuery): Promise<RunPage>
  opened(id: string): Promise<RunOpened | null>
  /** Keeps what its runner says of it; the run as it is then, null where there is none. */
  tell(id: string, told: RunTold): Promise<RunOpened | null>
  /** Deleting of ended runs, and having one back for a minute; null where nobody does. */
  readonly removal: {
    /** False where there is none. */
    remove(id: string): Promise<boolean>
    /** The run as it is again; null where it is gone for good, or was never there. */
    giveBack(id: string): Promise<RunOpened | null>
  } | null
  /** What all runs come to; null where they are of many runners. */
  readonly over: { trends(): Promise<Trends>; bests(): Promise<Bests> } | null
  /** Brings the run of a file in; null where nobody's runs are kept. */
  readonly bringIn:
    | ((
        octets: Uint8Array,
      ) => Promise<
        | { readonly ok: true; readonly brought: RunBroughtIn }
        | { readonly ok: false; readonly refusal: RunFileRefusal | AskRefusal }
      >)
    | null
  /** What was measured along an ended run; null where nobody's run is played again. */
  readonly series: ((id: string) => Promise<RunSeries | null>) | null
  /** The file of an ended run; null where nobody's run leaves Crescendo. */
  readonly file: ((id: string, format: ExportFormat) => Promise<RunFile | string>) | null
}

/** To be saved by the browser under its name. */
export interface RunFile {
  readonly name: string
  readonly mediaType: string
  readonly octets: Uint8Array
}

export interface MachineFace {
  now(): Machines
  /** Listens for them for another while; `afresh` forgets what was heard before. Not while a belt may move. */
  look(afresh: boolean): AskRefusal | null
  /** Runs on this one from now on. Not while a run is on, or a belt may move. */
  choose(address: string): AskRefusal | null
  /** Called whenever there is something new of them. Returns its undo. */
  subscribe(listener: () => void): () => void
  /** The one the session is on; null while there is none. */
  current(): MachineView | null
  /** What it and Crescendo said to each other last, to be sent on. */
  report(): Report
}

/** The first meeting with the treadmill that is connected. */
export interface MeetingFace {
  /** What is known of it; null while there is none. */
  profile(): MachineProfile | null
  /** Begins it by `start`; where that is refused, everything is as it was. */
  start(again: boolean, start: () => AskRefusal | null): AskRefusal | null
  /** Measures its belt by turns, begun by `start`; where that is refused, everything is as it was. @param beltM once around */
  measure(beltM: number, start: () => AskRefusal | null): AskRefusal | null
  /** Keeps what only who stands there can tell. */
  tell(told: MachineTold): AskRefusal | null
}

/** Where finished runs go by themselves. */
export interface SyncFace {
  now(): Sync
  /** Why nothing was changed; null where it was. */
  tell(change: SyncChange): Promise<SyncProblem | null>
  /** What is planned for today, as plans of files; or why nothing is looked at now. */
  today(): Promise<
    { readonly ok: true; readonly today: SyncToday } | { readonly ok: false; readonly refusal: AskRefusal }
  >
}

/** What is said aloud, as sound. */
export interface VoiceFace {
  /** What there is of it in a language; what is missing is made. */
  clips(language: string): Promise<VoiceClips>
  /** A WAV file; null where there is no such clip. */
  sound(clip: string): Promise<Buffer | null>
}
