import type { AskRefusal } from '../../protocol/panel/ask-schema.ts'
import type { Ask } from '../../protocol/panel/asks.ts'
import { setsOut } from '../../protocol/panel/setting-out.ts'
import type { RunnerFace } from './deps.ts'
import type { SentSnapshots } from './sent-snapshots.ts'

const UNREAD: AskRefusal = { error: 'page-unread', code: 'belt-page-unread', values: {} }
const STALE: AskRefusal = { error: 'stale', code: 'seen-too-long-ago', values: {} }

/** What whoever asks has not seen that they must have seen; null where that is nothing. A program, which names no snapshot, has no eyes. */
export function unseenBy(
  ask: Ask,
  runner: Pick<RunnerFace, 'hasRead'>,
  sent: Pick<SentSnapshots, 'isStale'>,
): AskRefusal | null {
  if (setsOut(ask) && ask.snapshot !== undefined && !runner.hasRead()) return UNREAD
  return sent.isStale(ask) ? STALE : null
}
