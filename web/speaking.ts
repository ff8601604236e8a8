import { LitElement } from 'lit'
import { languageOf, type Tongue } from '../protocol/words/language.ts'
import { speak } from './language.ts'
import { breath } from './live/clock.ts'
import { reloadOnceThere } from './live/reload.ts'

/** The table that is spoken is fetched; the others never are. */
const TABLES = {
  en: async () => (await import('../protocol/words/en.ts')).en,
  es: async () => (await import('../protocol/words/es.ts')).es,
}

let wanted: Tongue | null = null

/**
 * Speaks this language from now on: what is drawn already is drawn anew. The last one that was asked for holds; rejects where
 * its table cannot be had, and goes on in the one before.
 */
export async function speakIn(tongue: Tongue): Promise<void> {
  if (tongue === wanted) return
  wanted = tongue
  try {
    const words = await TABLES[tongue]()
    if (wanted !== tongue) return
    speak(languageOf(tongue, words))
  } catch (error) {
    wanted = null
    throw error
  }
  document.documentElement.lang = tongue
  drawAnew(document.body)
}

/** Before anything is drawn. A browser remembers a table that it did not get: only the page, loaded anew, asks again. */
export async function speakFirst(tongue: Tongue, show: () => void): Promise<void> {
  try {
    await speakIn(tongue)
  } catch {
    return reloadOnceThere()
  }
  await breath()
  show()
}

/** Every element, through every shadow: each reads its words as it draws. */
function drawAnew(root: ParentNode): void {
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof LitElement) element.requestUpdate()
    if (element.shadowRoot !== null) drawAnew(element.shadowRoot)
  }
}
