import type { SYNC_TODAY_PROBLEMS } from '../../panel/sync-today.ts'
import type { Sentences } from '../sentence.ts'

/** Why intervals.icu offers no plan for today. */
export const syncTodayProblems: Sentences<typeof SYNC_TODAY_PROBLEMS> = {
  'today-none': 'intervals.icu plans nothing for today.',
  'today-other-sport': 'What intervals.icu plans for today is no run.',
  'today-key-refused':
    'Today’s plan is not read: intervals.icu refuses the key. Set another under Runs, Where runs go.',
  'today-busy': 'Today’s plan is not read: intervals.icu asks for patience. Look again later.',
  'today-unreachable': 'Today’s plan is not read: intervals.icu does not answer. Look again in some minutes.',
  'today-unreadable': 'Today’s plan is not read: what answers is not intervals.icu. Look at this computer’s network.',
  'today-too-large': ({ mostKb }) => `Today’s plan is not read: intervals.icu answers more than ${mostKb} KB.`,
}
