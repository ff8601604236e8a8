import '@fontsource-variable/inter/opsz.css'
import './look/tokens.css'
import { followTheme } from './look/theme.ts'
import './panel.ts'
import { watchContacts } from './touch/page-contacts.ts'

followTheme()
watchContacts(window)
