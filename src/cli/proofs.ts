import { spoken } from './spoken.ts'
import type { Clock } from '../clock.ts'
import type { Watch } from '../watch.ts'

const { words } = spoken

/** A key or a line in a terminal proves for this long that somebody watches, ms. */
const TERMINAL_PROOF_MS = 60_000

/** Who sees a run that has no screen: whoever answers the terminal, or somebody else, told by `--watched`. */
export interface Watched {
  readonly watch: Watch
  /** Real time. */
  readonly clock: Pick<Clock, 'after'>
  readonly byOthers: boolean
}

/** Where keys are heard, and words are shown. */
export interface Heard {
  /** Calls for every key that is pressed, where keys can be heard one by one. Returns its undo. */
  readonly keys: (pressed: () => void) => () => void
  /** Only whole lines are heard, from a pipe or a script. */
  readonly byLine?: boolean
  readonly print: (line: string) => void
}

/** What is done in the terminal, as proofs that somebody watches. Says when the last one runs out on a moving belt. */
export function proofsBy(
  { keys, byLine = false, print }: Heard,
  { watch, clock, byOthers }: Watched,
  moves: () => boolean,
): { readonly prove: () => void; readonly end: () => void } {
  if (byOthers) {
    watch.prove(Infinity)
    return { prove: () => undefined, end: () => undefined }
  }
  print(byLine ? words.terminal.proveItByLine : words.terminal.proveIt)
  let forget = (): void => undefined
  const prove = (): void => {
    watch.prove(TERMINAL_PROOF_MS)
    forget()
    forget = clock.after(TERMINAL_PROOF_MS, () => {
      if (moves()) print(`! ${byLine ? words.terminal.proveItByLineNow : words.terminal.proveItNow}`)
    })
  }
  const deafen = keys(prove)
  return {
    prove,
    end() {
      deafen()
      forget()
    },
  }
}
