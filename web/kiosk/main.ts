import '../look/tokens.css'
import { tongueFor } from '../../protocol/words/language.ts'
import { speakFirst } from '../speaking.ts'
import { Kiosk } from './kiosk.ts'

/** A wall has nobody who sets it: its address says its language (`/kiosk?lang=es`), else its browser does. */
const asked = new URLSearchParams(location.search).get('lang')
const tongue = tongueFor([...(asked === null ? [] : [asked]), ...navigator.languages])
void speakFirst(tongue, () => document.body.prepend(new Kiosk()))
