import { repeat } from 'lit/directives/repeat.js'
import { drawAskButton, type AskButton } from './ask-button.ts'

/** Several beside each other: each keeps its ask and its place on the page, whichever comes or goes beside it. */
export const askButtons = (buttons: readonly AskButton[]) => repeat(buttons, ({ ask }) => ask, drawAskButton)
