import { beginPage } from '../begin-page.ts'
import { History } from './history.ts'

beginPage(() => new History())
