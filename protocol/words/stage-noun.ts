import type { stageNoun } from '../units.ts'

/** What a stage is, for a language to name. */
export type Stage = ReturnType<typeof stageNoun>
