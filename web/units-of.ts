import type { Snapshot } from '../protocol/panel/snapshot.ts'
import type { ConsoleUnit } from './format.ts'

/** The units a run is told in: the runner's own for lengths and paces, the machine's for what its console shows. */
export const runnerUnit = ({ plan }: Pick<Snapshot, 'plan'>): 'mi' | 'km' => plan?.unit ?? 'mi'
export const consoleUnit = ({ machine }: Pick<Snapshot, 'machine'>): ConsoleUnit => machine?.unit ?? 'km/h'
