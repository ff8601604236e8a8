import { html, nothing } from 'lit'
import type { Machines } from '../../protocol/panel/machines.ts'
import { MENDING } from '../../protocol/words/commands.ts'
import { inWords, words } from '../language.ts'

/** Why no treadmill is in the air, or what to do so that one is. */
export function whyNone({ noBluetooth, onlySimulated }: Machines) {
  if (onlySimulated) return html`<p class="why">${whole(inWords({ code: 'simulated-alone', values: {} }))}</p>`
  if (noBluetooth === null)
    return html`<ol>
      ${words.machines.tips.map(
        ({ title, says }, index) =>
          html`<li>
            <span class="number">${index + 1}</span>
            <h2>${title}</h2>
            <p>${says}</p>
          </li>`,
      )}
    </ol>`
  const command = MENDING[noBluetooth]
  return html`<p class="why">
    ${words.machines.noBluetooth[noBluetooth]}${command === undefined ? nothing : html`<code>${command}</code>`}
  </p>`
}

/** An option of the command line stays on one line. */
const whole = (sentence: string) =>
  sentence.split(/(--[\w-]+)/).map((part) => (part.startsWith('--') ? html`<span>${part}</span>` : part))
