import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import { Type, type TSchema, type TUnion } from 'typebox'
import { AskTaken, Drawn, Fault, StreamEnd } from '../../protocol/panel/answers.ts'
import { AskRefusal, AskSchema } from '../../protocol/panel/ask-schema.ts'
import { Coach, CoachDecision } from '../../protocol/panel/coach.ts'
import { Line } from '../../protocol/panel/line.ts'
import { FoundMachine, Look, MachineChosen, Machines } from '../../protocol/panel/machines.ts'
import { MachineProfile, MachineTold, MeasuringBegun, MeetingBegun } from '../../protocol/panel/machine-profile.ts'
import { ByName, KeptPlan, NamedPlans, OwnPlan } from '../../protocol/panel/own-plans.ts'
import { Owner, OwnerChange } from '../../protocol/panel/owner.ts'
import { PlanFile, PlanFilePreview, PlanFileRefusal } from '../../protocol/panel/plan-files.ts'
import { Choices, Plan, PlanRefusal } from '../../protocol/panel/plan.ts'
import { NumberedRunner, PageRead, Runner, RunnerChange, RunnerTold } from '../../protocol/panel/runner.ts'
import { NewRunner, RunnerKept, RunnerPin, Runners } from '../../protocol/panel/runners.ts'
import { Report } from '../../protocol/panel/report.ts'
import { RunExport } from '../../protocol/panel/run-export.ts'
import { RunBroughtIn, RunFileRefusal } from '../../protocol/panel/run-files.ts'
import { RunPage } from '../../protocol/panel/run-list.ts'
import { RunOpened, RunSeries } from '../../protocol/panel/run-opened.ts'
import { RunTold } from '../../protocol/panel/runs.ts'
import { MachineView, Snapshot } from '../../protocol/panel/snapshot.ts'
import { Bests, Trends } from '../../protocol/panel/trends.ts'
import { SyncToday } from '../../protocol/panel/sync-today.ts'
import { Sync, SyncChange, SyncRefusal } from '../../protocol/panel/sync.ts'
import { VoiceClips } from '../../protocol/panel/voice.ts'

/** A Fastify server whose handlers have the types of their schemas. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** The schemas that have a name in the OpenAPI document. */
const NAMED = {
  Ask: AskSchema,
  AskRefusal,
  AskTaken,
  Bests,
  ByName,
  Choices,
  Coach,
  CoachDecision,
  Drawn,
  Fault,
  FoundMachine,
  KeptPlan,
  Line,
  Look,
  MachineChosen,
  MachineProfile,
  MachineTold,
  MachineView,
  Machines,
  MeasuringBegun,
  MeetingBegun,
  NamedPlans,
  NewRunner,
  OwnPlan,
  Owner,
  OwnerChange,
  PageRead,
  Plan,
  PlanFile,
  PlanFilePreview,
  PlanFileRefusal,
  PlanRefusal,
  Report,
  RunBroughtIn,
  RunExport,
  RunFileRefusal,
  RunOpened,
  RunPage,
  RunSeries,
  RunTold,
  Runner,
  RunnerChange,
  RunnerKept,
  RunnerPin,
  Runners,
  NumberedRunner,
  RunnerTold,
  Snapshot,
  StreamEnd,
  Trends,
  Sync,
  SyncChange,
  SyncRefusal,
  SyncToday,
  VoiceClips,
} as const satisfies Record<string, TSchema>
type Named = typeof NAMED

export function nameSchemas(app: App): void {
  for (const [name, schema] of Object.entries(NAMED)) app.addSchema({ ...schema, $id: name })
}

/** A schema by its name: on the wire a reference, in TypeScript the schema itself. */
export function ref<Name extends keyof Named>(name: Name): Named[Name] {
  return { $ref: `${name}#` } as unknown as Named[Name]
}

/** One of two named schemas. */
export function eitherOf<One extends keyof Named, Other extends keyof Named>(
  one: One,
  other: Other,
): TUnion<[Named[One], Named[Other]]> {
  return Type.Union([ref(one), ref(other)])
}
