import type { FinishStyle } from '../../protocol/panel/choices.ts'
import type { PlainCode } from '../../protocol/panel/said.ts'
import type { Saying, SAYINGS } from '../../protocol/panel/sayings.ts'

/** What is said without any value. */
export const saying = (code: PlainCode<typeof SAYINGS>): Saying => ({ code, values: {} })

/** What is said on the way to the line of the finish, each once, `beforeS` seconds before it. */
export const finishCalls = (finish: FinishStyle): readonly { readonly beforeS: number; readonly call: Saying }[] => [
  { beforeS: 60, call: { code: 'finish-in-a-minute', values: { finish } } },
  { beforeS: 30, call: saying('thirty-seconds') },
  { beforeS: 10, call: saying('ten-seconds') },
  { beforeS: 3, call: saying('three-two-one') },
]
