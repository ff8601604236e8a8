import { ENGLISH } from '../../protocol/words/sentence-of.ts'
import { speak } from '../../web/language.ts'

// What draws reads the language of its screen: in the tests it is English, unless one says otherwise.
speak(ENGLISH)
