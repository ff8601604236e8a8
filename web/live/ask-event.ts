import type { Ask } from '../../protocol/panel/asks.ts'

type Bare<T> = T extends unknown ? Omit<T, 'id' | 'snapshot'> : never
/** What a part asks for; whoever sends it adds the id and the snapshot it was made on. */
export type BareAsk = Bare<Ask>

/** Rises from a part through every shadow to the panel, which sends it. */
export class AskEvent extends Event {
  readonly ask: BareAsk

  constructor(ask: BareAsk) {
    super('ask', { bubbles: true, composed: true })
    this.ask = ask
  }
}

declare global {
  interface HTMLElementEventMap {
    ask: AskEvent
  }
}
