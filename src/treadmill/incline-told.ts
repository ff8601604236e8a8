import type { Acquaintances } from './acquaintance.ts'
import type { TreadmillPort } from './treadmill.ts'

/** So many readings without an incline are no chance: it tells none. */
const SURE_AFTER = 3

/**
 * Keeps whether a treadmill that says it has an incline tells it: one is only ordered where it is seen what becomes of it. Told
 * once, it counts as told from then on, since some may tell it of a moving belt alone.
 *
 * @param changed told after what is known of it is another, once everybody has had the reading
 */
export function keepIfInclineIsTold(
  treadmill: TreadmillPort,
  known: Pick<Acquaintances, 'profile' | 'learn'>,
  changed: () => void,
): void {
  const { machine } = treadmill
  let is = machine.incline === null ? 'told' : known.profile(machine).incline.value
  let without = 0
  const become = (now: 'told' | 'untold'): void => {
    is = now
    known.learn(machine, { incline: now }, 'runs')
    queueMicrotask(changed)
  }
  if (is === 'told' || is === 'refused') return
  const leave = treadmill.subscribe((event) => {
    if (event.kind !== 'telemetry') return
    if (event.telemetry.inclinePct !== null) {
      leave()
      if (is === 'untold') become('told')
    } else if (is !== 'untold' && ++without >= SURE_AFTER) become('untold')
  })
}
