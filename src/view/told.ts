import { asBeltRuns } from '../../protocol/belt-factor.ts'
import { beltFactorOf } from '../session/belt-factor.ts'
import type { Session } from '../session/session.ts'

/** What a session has to tell, in the numbers of its machine's console, as it is told: the belt as it runs, where its runner measured it. */
export const told = <What>(session: Pick<Session, 'plan'>, what: What): What => asBeltRuns(what, beltFactorOf(session))
