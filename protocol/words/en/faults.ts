import type { Fault } from '../../panel/answers.ts'

/** Why a request was not answered, for who stands before a screen; what is wrong with its octets is for who wrote the program. */
export const faults: Readonly<Record<Fault['error'], string>> = {
  invalid: 'Crescendo does not take that. Nothing was changed.',
  'not-json': 'Crescendo could not read that. Nothing was changed.',
  'json-only': 'Crescendo does not read that. Nothing was changed.',
  'too-large': 'That is too long. Nothing was changed.',
  'not-found': 'That is not there any more. Load this page again.',
  'wrong-host': 'Crescendo has another address. Open the one that it showed as it started.',
  'cross-site': 'Another page asked for that. Open Crescendo by itself.',
  'not-this-computer': 'Crescendo answers only the computer it runs on.',
  'read-only': 'Nothing can be asked for from this screen.',
  'id-reused': 'That was asked before. Press again.',
  'too-many': 'Too much at once. Wait a moment, then press again.',
  'not-drawn': 'This screen shows what was some time ago. Load it again.',
  'not-shown': 'The page has changed since. Read it again.',
  'no-pin': 'No owner’s PIN is set yet.',
  'wrong-pin': 'That is not the PIN.',
  'too-many-pins':
    'Five wrong PINs. None is looked at for a minute; after each five more, for twice as long. Nothing was changed.',
  locked: 'A PIN comes first.',
  'not-current': 'That is another runner’s.',
  'too-many-runners': 'Twelve runners share it already.',
  'name-taken': 'That name is taken.',
  'too-many-plans': 'Fifty plans are kept already. Delete one first.',
  failed: 'Something went wrong inside Crescendo. Its log says what.',
}
