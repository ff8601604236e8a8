import './look/tokens.css'
import { tongueFor } from '../protocol/words/language.ts'
import { keepScreenFull } from './look/full-screen.ts'
import { followMotion } from './look/motion.ts'
import { onScreenSettings, screenSettings } from './look/screen-settings.ts'
import { followTheme } from './look/theme.ts'
import { speakFirst, speakIn } from './speaking.ts'
import { watchContacts } from './touch/page-contacts.ts'

/** The language that was chosen for this screen, else the browser's. */
function tongue() {
  const { language } = screenSettings()
  return language === 'auto' ? tongueFor(navigator.languages) : language
}

/** Begins a page that somebody touches, as this screen is set and goes on being set. @param make its element, once there are words */
export function beginPage(make: () => HTMLElement): void {
  followTheme()
  followMotion()
  keepScreenFull()
  watchContacts(window)
  const follow = (): void => void speakIn(tongue()).catch(() => undefined)
  onScreenSettings(follow)
  window.addEventListener('languagechange', follow)
  void speakFirst(tongue(), () => document.body.prepend(make()))
}
