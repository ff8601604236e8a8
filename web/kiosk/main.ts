import '../look/tokens.css'
import { tongueFor } from '../../protocol/words/language.ts'
import { speakFirst } from '../speaking.ts'
import { Kiosk } from './kiosk.ts'

/** A wall has nobody who sets it: its address says its language (`/kiosk?lang=es`), else its browser does; and whether it is heard (`?sound=on`). */
const address = new URLSearchParams(location.search)
const asked = address.get('lang')
const tongue = tongueFor([...(asked === null ? [] : [asked]), ...navigator.languages])
const kiosk = new Kiosk()
kiosk.sounds = address.get('sound') === 'on'
void speakFirst(tongue, () => document.body.prepend(kiosk))
