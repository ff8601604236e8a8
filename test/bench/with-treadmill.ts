import { startBtvirt } from '../bluetooth/btvirt.ts'
import { hostMachine, type HostedMachine } from '../bluetooth/daemon/hosted-machine.ts'
import { NAME } from './bench-daemon.ts'

/** A treadmill behind a real radio for as long as something is measured on it. */
export async function withTreadmill<Result>(
  timeScale: number,
  measure: (hciPath: string, treadmill: HostedMachine) => Promise<Result>,
): Promise<Result> {
  const btvirt = await startBtvirt()
  try {
    const treadmill = await hostMachine(btvirt.hciPath, NAME, timeScale)
    const result = await measure(btvirt.hciPath, treadmill)
    await treadmill.stop()
    return result
  } finally {
    await btvirt.stop()
  }
}
