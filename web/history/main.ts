import '../look/tokens.css'
import { tongueFor } from '../../protocol/words/language.ts'
import { followMotion } from '../look/motion.ts'
import { keepScreenFull } from '../look/full-screen.ts'
import { onScreenSettings, screenSettings } from '../look/screen-settings.ts'
import { followTheme } from '../look/theme.ts'
import { speakFirst, speakIn } from '../speaking.ts'
import { watchContacts } from '../touch/page-contacts.ts'
import { History } from './history.ts'

followTheme()
followMotion()
keepScreenFull()
watchContacts(window)

/** As in the panel: the one that was chosen for this screen, else the browser's. */
function tongue() {
  const { language } = screenSettings()
  return language === 'auto' ? tongueFor(navigator.languages) : language
}
const follow = (): void => void speakIn(tongue()).catch(() => undefined)

onScreenSettings(follow)
window.addEventListener('languagechange', follow)
void speakFirst(tongue(), () => document.body.prepend(new History()))
