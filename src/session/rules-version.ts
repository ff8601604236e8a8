/**
 * The version of the rules by which events make a run: of `reduce`, and of what it reads in `belt` and `workout`. One more with
 * each change after which old events would make another run, or after which a session has other fields. A journal of another
 * version is not replayed.
 */
export const RULES_VERSION = 57
