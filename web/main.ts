import '@fontsource-variable/inter/opsz.css'
import './look/tokens.css'
import './panel.ts'
import { watchContacts } from './touch/page-contacts.ts'

watchContacts(window)
