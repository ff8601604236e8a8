import type { StreamEnd } from '../../protocol/panel/answers.ts'
import type { Banner, Snapshot } from '../../protocol/panel/snapshot.ts'
import { bannerInWords, inWords, words } from '../language.ts'
import { isRunning, mayMove, screenOf, type ScreenName } from '../screen-of.ts'
import { stopAnswerOf } from './stop-answer.ts'

/** What the bar at the top says. */
export interface TopWords {
  readonly code: Banner['code'] | 'lost-daemon' | 'closed' | 'refused' | 'said' | 'may-sleep'
  readonly level: Banner['level']
  readonly text: string
  readonly action: string
}

export interface Heard {
  readonly heard: boolean
  readonly closed: StreamEnd | null
  readonly refused: string | null
  /** This browser cannot keep the screen on. */
  readonly maySleep: boolean
  /** The sheet of keys lies over the screen. */
  readonly sheet: boolean
}

const RANK: Record<Banner['level'], number> = { danger: 0, warning: 1, info: 2 }

/** Everything worth saying at the top, the most pressing first. What came of a press comes first, for as long as it is said. */
export function topWordsOf(snapshot: Snapshot, { heard, closed, refused, maySleep, sheet }: Heard): TopWords[] {
  const said: TopWords[] = []
  if (refused !== null) said.push({ code: 'refused', level: 'warning', text: refused, action: '' })
  if (closed !== null)
    said.push({ code: 'closed', level: 'warning', text: inWords(closed), action: words.panel.closed })
  else if (!heard) {
    const lost = mayMove(snapshot) ? words.panel.lostDaemon : words.panel.lostDaemonAtRest
    said.push({ code: 'lost-daemon', level: 'warning', ...lost })
  }
  // The run and the sprint have a line of their own for it.
  const answer = isRunning(screenOf(snapshot)) && !sheet ? null : stopAnswerOf(snapshot)
  if (answer !== null) said.push({ code: 'said', level: 'info', text: answer, action: '' })
  const banners = snapshot.banners.filter(({ level, code }) => level !== 'danger' && !hasItsCard(code, snapshot))
  const sleeps = maySleep && BEFORE_THE_RUN.has(screenOf(snapshot))
  const last: TopWords[] = sleeps ? [{ code: 'may-sleep', level: 'info', ...words.panel.maySleep }] : []
  return [...said, ...banners.sort((a, b) => RANK[a.level] - RANK[b.level]).map(topWords), ...last]
}

/** Where there is time to change a setting. */
const BEFORE_THE_RUN: ReadonlySet<ScreenName> = new Set(['stretch', 'start'])

/** The question for the unit stands over the screen, with its answers; what is missing of the heart, on the poster of the plan. */
const hasItsCard = (code: Banner['code'], { asks, phase }: Snapshot): boolean =>
  (code === 'console-check' && asks.includes('console-says')) || (code === 'heart' && phase.kind === 'idle')

const topWords = (banner: Banner): TopWords => ({ code: banner.code, level: banner.level, ...bannerInWords(banner) })
