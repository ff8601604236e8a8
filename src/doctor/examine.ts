import type { AdapterChoice } from '../bluetooth/adapter-choice.ts'
import type { GattCentral } from '../bluetooth/gatt.ts'
import type { Clock } from '../clock.ts'
import { airOf, NOT_LISTENED, type Asked } from './air.ts'
import { checksOf } from './checks.ts'
import type { Computer } from './computer.ts'
import type { Finding } from './finding.ts'

/** All that stands between this computer and a treadmill. The air is only listened to where the rest allows it. */
export async function examine(
  computer: Computer,
  adapter: AdapterChoice,
  central: GattCentral,
  clock: Clock,
  asked: Asked,
): Promise<Finding[]> {
  const findings = await checksOf(computer, adapter)
  const air = findings.some(({ is }) => is === 'bad') ? NOT_LISTENED : await airOf(central, clock, asked)
  return [...findings, ...air]
}
