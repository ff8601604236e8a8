import type { StreamEnd } from '../../protocol/panel/answers.ts'
import type { Banner, Snapshot } from '../../protocol/panel/snapshot.ts'
import { bannerInWords, inWords, words } from '../language.ts'
import { isRunning, screenOf, type ScreenName } from '../screen-of.ts'

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
  /** A belt may be moving. */
  readonly mayMove: boolean
  /** This browser cannot keep the screen on. */
  readonly maySleep: boolean
}

const RANK: Record<Banner['level'], number> = { danger: 0, warning: 1, info: 2 }

/** Everything worth saying at the top, the most pressing first. What a person just asked for in vain comes early. */
export function topWordsOf(snapshot: Snapshot, { heard, closed, refused, mayMove, maySleep }: Heard): TopWords[] {
  const said: TopWords[] = []
  if (closed !== null)
    said.push({ code: 'closed', level: 'warning', text: inWords(closed), action: words.panel.closed })
  else if (!heard) {
    const lost = mayMove ? words.panel.lostDaemon : words.panel.lostDaemonAtRest
    said.push({ code: 'lost-daemon', level: 'warning', ...lost })
  }
  if (refused !== null) said.push({ code: 'refused', level: 'warning', text: refused, action: '' })
  if (isStopAnswer(snapshot)) said.push({ code: 'said', level: 'info', text: inWords(snapshot.said), action: '' })
  const banners = snapshot.banners.filter(({ level, code }) => level !== 'danger' && !hasItsCard(code, snapshot))
  const sleeps = maySleep && BEFORE_THE_RUN.has(screenOf(snapshot))
  const last: TopWords[] = sleeps ? [{ code: 'may-sleep', level: 'info', ...words.panel.maySleep }] : []
  return [...said, ...banners.sort((a, b) => RANK[a.level] - RANK[b.level]).map(topWords), ...last]
}

/** Where there is time to change a setting. */
const BEFORE_THE_RUN: ReadonlySet<ScreenName> = new Set(['stretch', 'start'])

/** STOP is answered on every screen; the run and the sprint have a line of their own for it. */
function isStopAnswer(snapshot: Snapshot): snapshot is Snapshot & { said: NonNullable<Snapshot['said']> } {
  return snapshot.said !== null && STOP_ANSWERS.has(snapshot.said.code) && !isRunning(screenOf(snapshot))
}
const STOP_ANSWERS: ReadonlySet<string> = new Set(['stands-still', 'coming-to-rest', 'stopping', 'stopping-from'])

/** The question for the unit stands over the screen, with its answers. */
const hasItsCard = (code: Banner['code'], { asks }: Snapshot): boolean =>
  code === 'console-check' && asks.includes('console-says')

const topWords = (banner: Banner): TopWords => ({ code: banner.code, level: banner.level, ...bannerInWords(banner) })
