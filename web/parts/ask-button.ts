import { html } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { PlainAskKind } from '../../protocol/panel/asks.ts'
import { AskEvent } from '../live/ask-event.ts'
import '../touch/key.ts'
import './long-press-button.ts'

/** A button that says one thing and asks for one thing. */
export interface AskButton {
  readonly ask: PlainAskKind
  readonly title: string
  /** It makes the belt faster, or throws something away: a long press. */
  readonly longPress?: boolean
  readonly class?: string
  /** Said above its title, in it: what it answers. */
  readonly because?: string
}

/** A button keeps its ask for as long as it lives: a finger that lies on one never presses what takes its place. */
export const askButton = (button: AskButton) => keyed(button.ask, drawAskButton(button))

/** The ask rises from the button itself: whoever draws it only says where it stands. */
export function drawAskButton({ ask, title, longPress = false, class: name = '', because }: AskButton) {
  const rise = ({ currentTarget }: Event): unknown =>
    (currentTarget as HTMLElement).dispatchEvent(new AskEvent({ ask }))
  const says = because === undefined ? title : html`<span><b>${because}</b> ${title}</span>`
  const label = [because, title].filter(Boolean).join(' ')
  return longPress
    ? html`<cr-long-press-button class=${name} label=${label} @longpress=${rise}>${says}</cr-long-press-button>`
    : html`<cr-key class=${name} label=${label} @press=${rise}>${says}</cr-key>`
}
