import { LitElement, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { words } from '../language.ts'
import { base } from '../look/base.ts'
import { ScreenSettingsNow, changeScreen } from '../look/screen-settings.ts'
import './loudness.ts'
import { section, switchRow } from './rows.ts'
import './try-out.ts'

/** What is heard on this screen. */
@customElement('cr-settings-sound')
export class SettingsSound extends LitElement {
  readonly #settings = new ScreenSettingsNow(this)

  static override styles = [base, section]

  override render() {
    const { sound, voice, muted, loudness } = this.#settings.is
    const says = words.settings
    return html`<h2>${says.heard}</h2>
      ${switchRow(says.voice, voice, (on) => changeScreen({ voice: on }))}
      ${switchRow(says.tones, sound, (on) => changeScreen({ sound: on }))}
      ${switchRow(says.muted, muted, (on) => changeScreen({ muted: on }))}
      <cr-setting-row .title=${says.loudness.title} .says=${says.loudness.says}>
        <cr-loudness
          label=${says.loudness.title}
          value=${loudness}
          @choose=${({ detail }: CustomEvent<number>) => changeScreen({ loudness: detail })}
        ></cr-loudness>
      </cr-setting-row>
      <cr-try-out></cr-try-out>`
  }
}
