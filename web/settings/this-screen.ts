import { LitElement, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { words } from '../language.ts'
import { canFillScreen, fillScreen } from '../look/full-screen.ts'
import { base } from '../look/base.ts'
import { ScreenSettingsNow, changeScreen } from '../look/screen-settings.ts'
import { oneOf, section, switchRow } from './rows.ts'

/** What is this screen's own, and kept in its browser. */
@customElement('cr-settings-screen')
export class SettingsScreen extends LitElement {
  readonly #settings = new ScreenSettingsNow(this)

  static override styles = [base, section]

  override render() {
    const { light, flash, softFlip, lessMotion, language, fullScreen } = this.#settings.is
    const says = words.settings
    return html`<h2>${says.screen}</h2>
      <cr-setting-row wide .title=${says.colours.title} .says=${says.colours.says}>
        ${oneOf(says.colours.title, says.light, light, (next) => changeScreen({ light: next }))}
      </cr-setting-row>
      ${switchRow(says.flash, flash, (on) => changeScreen({ flash: on }))}
      ${switchRow(says.softFlip, softFlip, (on) => changeScreen({ softFlip: on }))}
      ${switchRow(says.lessMotion, lessMotion, (on) => changeScreen({ lessMotion: on }))}
      <cr-setting-row wide .title=${says.language.title} .says=${says.language.says}>
        ${oneOf(says.language.title, says.languages, language, (next) => changeScreen({ language: next }))}
      </cr-setting-row>
      ${
        canFillScreen()
          ? switchRow(says.fullScreen, fullScreen, (on) => void fillScreen(on))
          : switchRow(says.noFullScreen, false, () => {}, true)
      }`
  }
}
