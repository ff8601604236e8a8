import type { FinishStyle } from '../../protocol/panel/choices.ts'
import { COUNTDOWN_S } from '../../protocol/units.ts'
import type { PlainCode } from '../../protocol/panel/said.ts'
import type { Saying, SAYINGS } from '../../protocol/panel/sayings.ts'

/** What is said without any value. */
export const saying = (code: PlainCode<typeof SAYINGS>): Saying => ({ code, values: {} })

const [MINUTE_S, HALF_MINUTE_S, TEN_S, THREE_S] = COUNTDOWN_S

/** What is said on the way to the line of the finish, each once, `beforeS` seconds before it. */
export const finishCalls = (finish: FinishStyle): readonly { readonly beforeS: number; readonly call: Saying }[] => [
  { beforeS: MINUTE_S, call: { code: 'finish-in-a-minute', values: { finish } } },
  { beforeS: HALF_MINUTE_S, call: saying('thirty-seconds') },
  { beforeS: TEN_S, call: saying('ten-seconds') },
  { beforeS: THREE_S, call: saying('three-two-one') },
]
