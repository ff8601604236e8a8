import { wholePlan } from '../session/plans.ts'

/** 2026-03-01 07:30:00.250 UTC. */
export const WALL_MS = Date.UTC(2026, 2, 1, 7, 30, 0, 250)

export const MACHINE = { name: 'Treadmill 7', address: 'c0:ff:ee:00:00:07' }

/** History stores plans without looking into them. */
export const PLAN = wholePlan({ unit: 'km' })
