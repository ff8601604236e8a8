import { beginPage } from './begin-page.ts'
import { Panel } from './panel.ts'

beginPage(() => new Panel())
