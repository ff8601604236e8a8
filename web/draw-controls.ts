import { html, nothing } from 'lit'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import { isMeeting } from '../protocol/stages.ts'
import './danger/danger.ts'
import type { Danger } from './danger/danger.ts'
import type { Lost } from './danger/lost-sight.ts'
import { words } from './language.ts'
import type { Over } from './parts/over.ts'
import './parts/stop.ts'
import { vars } from './look/vars.ts'
import { endOf, isGuided, moreOf, wayOf } from './run/controls-of.ts'
import { isRunning, mayMove, type ScreenName } from './screen-of.ts'

/** What the controls are drawn from. */
export interface Hands {
  readonly screen: ScreenName
  readonly snapshot: Snapshot
  readonly lost: Lost | null
  readonly danger: Danger | null
  /** The words at the top, which some of them lie on. */
  readonly bar: Over | null
  /** The sheet of keys is wanted. */
  readonly sheet: boolean
  /** STOP was pressed, and is not done yet. */
  readonly pressed: boolean
  /** A person says that the belt stands. */
  readonly stands: () => void
}

/** While a belt may move there is STOP; whatever else there is, is for a run that goes as it should, and looks dead where it does not. */
export function drawControls({ screen, snapshot, lost, danger, bar, sheet, pressed, stands }: Hands) {
  // A meeting has keys of its own, and nothing that makes it faster.
  const running = isRunning(screen) && !(snapshot.plan !== null && isMeeting(snapshot.plan))
  const sprint = screen === 'sprint' && lost === null
  const deaf = lost === null || lost.what === 'readings' ? 'not' : lost.what === 'treadmill' ? 'later' : 'now'
  const note = lost === null || lost.atRest || danger !== null ? '' : words.danger.stop[lost.what]
  const stop = html`<cr-stop
    ?sprint=${sprint}
    ?danger=${danger !== null}
    .note=${note}
    .stopping=${danger === null && (pressed || (snapshot.belt === 'stopping' && lost === null))}
  ></cr-stop>`
  const pad = html`<cr-override-pad
    .way=${wayOf(snapshot)}
    ?sprint=${sprint}
    .of=${isGuided(snapshot) ? words.run.target : ''}
    .deaf=${deaf}
    .slower=${snapshot.asks.includes('slower')}
    .faster=${snapshot.asks.includes('faster')}
  ></cr-override-pad>`
  const more = lost === null ? moreOf(snapshot) : deaf === 'now' ? [] : endOf(snapshot)
  // Beside what only a daemon that is heard can say.
  const asksMotor = danger?.mayStand === false && snapshot.asks.includes('has-motor')
  const room = running ? (sprint ? 'sprint' : 'pad') : mayMove(snapshot) ? 'pad' : ''
  // What is lost is said in large words, and nothing sounds.
  const sound =
    lost === null ? html`<cr-sound-key ?sprint=${sprint} .over=${bar?.words.level ?? null}></cr-sound-key>` : nothing
  return html`${sheet ? html`<cr-keys-sheet room=${room} ${vars({ '--bar': bar === null ? '0dvh' : '8dvh' })}></cr-keys-sheet>` : nothing}
  ${mayMove(snapshot) ? stop : nothing}
  ${running ? html`<cr-more .entries=${more} ?sprint=${sprint && bar === null}></cr-more>${sound}` : nothing}
  ${danger === null ? nothing : html`<cr-danger .danger=${danger} @stands=${stands}></cr-danger>`}
  ${asksMotor ? html`<cr-motor-question></cr-motor-question>` : nothing}
  ${running && danger === null && mayMove(snapshot) ? pad : nothing}`
}
