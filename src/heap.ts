import { Session } from 'node:inspector/promises'
import { setFlagsFromString } from 'node:v8'

/**
 * Gives back to the computer what starting used (about 30 MB), and keeps it small: the snapshots of a run are
 * short-lived, and V8 would let up to 48 MB of them gather before it looks. Takes about 50 ms, in which nothing else
 * happens: before anybody is told that they may run.
 */
export async function keepHeapSmall(): Promise<void> {
  const session = new Session()
  session.connect()
  await session.post('HeapProfiler.collectGarbage')
  session.disconnect()
  setFlagsFromString('--semi-space-growth-factor=1')
}
