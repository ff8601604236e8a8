import type { Snapshot } from '../protocol/panel/snapshot.ts'
import type { ConsoleUnit } from './format.ts'

/** The units a run is told in: the runner's own for lengths and paces, the machine's for what its console shows. */

export const runnerUnit = ({ plan }: Snapshot): 'mi' | 'km' => plan?.unit ?? 'mi'
export const consoleUnit = ({ machine }: Snapshot): ConsoleUnit => machine?.unit ?? 'km/h'
