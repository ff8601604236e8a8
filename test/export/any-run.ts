import { expect } from 'vitest'
import type { RunExport } from '../../protocol/panel/run-export.ts'
import { exportOf, ran } from './ended.ts'

let made: Promise<RunExport> | null = null

/** A belt that runs other than its console says, a pulse until the sprint, an ask, and a stop. */
export const anyRun = (): Promise<RunExport> =>
  (made ??= ran({ beltFactor: 1.04 }, async (on) => {
    const beat = on.clock.every(1000, () => on.daemon.told({ kind: 'heart-rate', bpm: 141 }))
    await on.until('mile 2', ({ phase }) => phase.mile === 2)
    expect(on.ask('slower')).toBeNull()
    await on.clock.advance(3000)
    on.ask('stop')
    await on.until('it to stand', ({ belt }) => belt === 'stopped')
    await on.clock.advance(30_000)
    on.ask('resume')
    await on.until('the sprint', ({ phase }) => phase.kind === 'finish')
    beat()
  }).then(exportOf))
