import type { KioskState } from '../../protocol/panel/kiosk.ts'
import { isStage } from '../../protocol/units.ts'
import type { Utterance } from '../../protocol/words/spoken.ts'
import type { Moment } from '../sound/moment.ts'

/** What is heard of a run on the wall: its lines, its countdown and what is announced; nothing of what the runner presses. */
export function kioskMomentOf(told: KioskState): Moment {
  const { boot, use, phase, steps, gate, finishComes, toFinish, unit, consoleUnit, finish } = told
  const index = steps.findIndex(({ state }) => state === 'now')
  const counts = use === 'running' && phase.kind !== 'stretch'
  // Between two runs there is always one of these; the run that is on is nobody's here.
  const run = use === 'free' || use === 'done' ? null : boot
  const speeds = steps.flatMap(({ planned }) => planned.map(({ speedKmh }) => speedKmh))
  return {
    run,
    moving: use === 'running',
    kind: phase.kind,
    index: index < 0 ? null : index,
    number: phase.number,
    stages: steps.filter(isStage).length,
    gate,
    eased: false,
    toLineS: counts ? (toFinish?.timeS ?? null) : null,
    finishComes,
    announced: announcedIn(told),
    answered: null,
    stretch: null,
    repertoire: steps.length === 0 ? null : [run, consoleUnit, unit, finish, ...speeds].join(' '),
  }
}

function announcedIn({ announced }: KioskState): Moment['announced'] {
  if (announced === null) return null
  const { serial, speed, ...says } = announced
  const saying: Utterance = { kind: 'saying', says }
  return { serial, parts: speed === null ? [saying] : [saying, { kind: 'speed', ...speed }] }
}
