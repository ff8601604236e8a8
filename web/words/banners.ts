import type { Banner, Snapshot } from '../../protocol/panel/snapshot.ts'
import { words } from './panel.ts'

/** What the bar at the top says. */
export interface TopWords {
  readonly code: Banner['code'] | 'lost-daemon' | 'closed' | 'refused'
  readonly level: Banner['level']
  readonly text: string
  readonly action: string
}

export interface Heard {
  readonly heard: boolean
  readonly closed: string | null
  readonly refused: string | null
  /** A belt may be moving. */
  readonly mayMove: boolean
}

const RANK: Record<Banner['level'], number> = { danger: 0, warning: 1, info: 2 }

/** Everything worth saying at the top, the most pressing first. What a person just asked for in vain comes early. */
export function topWordsOf(snapshot: Snapshot, { heard, closed, refused, mayMove }: Heard): TopWords[] {
  const said: TopWords[] = []
  if (closed !== null) said.push({ code: 'closed', level: 'warning', text: closed, action: words.closed })
  else if (!heard) {
    const lost = mayMove ? words.lostDaemon : words.lostDaemonAtRest
    said.push({ code: 'lost-daemon', level: 'warning', ...lost })
  }
  if (refused !== null) said.push({ code: 'refused', level: 'warning', text: refused, action: '' })
  said.push(...snapshot.banners.filter(({ level }) => level !== 'danger').sort((a, b) => RANK[a.level] - RANK[b.level]))
  return said
}
