/** What is looked at, in this order: each rests on those before it. */
export type Check =
  | 'node'
  | 'toolchain'
  | 'native-module'
  | 'kernel'
  | 'adapter'
  | 'rfkill'
  | 'permission'
  | 'in-the-way'
  | 'treadmill'
  | 'control'
  | 'backup'

/** What each may be found to be. Of these `said` says each in words. */
export type FindingCode =
  | 'node-fits'
  | 'node-too-old'
  | 'toolchain-there'
  | 'toolchain-not-needed'
  | 'toolchain-missing'
  | 'module-loads'
  | 'module-fails'
  | 'kernel-has-bluetooth'
  | 'kernel-without-bluetooth'
  | 'not-linux'
  | 'adapter-up'
  | 'adapter-there'
  | 'adapter-down'
  | 'no-adapter'
  | 'not-that-adapter'
  | 'adapter-not-looked-at'
  | 'rfkill-not-looked-at'
  | 'permission-not-looked-at'
  | 'in-the-way-not-looked-at'
  | 'not-blocked'
  | 'soft-blocked'
  | 'hard-blocked'
  | 'may-open'
  | 'may-not-open'
  | 'nobody-in-the-way'
  | 'service-runs'
  | 'kernel-is-connected'
  | 'socket-instead'
  | 'treadmills-heard'
  | 'named-not-heard'
  | 'none-heard'
  | 'cannot-listen'
  | 'air-not-looked-at'
  | 'control-not-looked-at'
  | 'control-given'
  | 'control-refused'
  | 'control-not-answered'
  | 'no-control-point'
  | 'belt-moves'
  | 'started-by-asking'
  | 'cannot-connect'
  | 'control-not-asked'
  | 'nothing-to-back-up'
  | 'no-backup'
  | 'backup-there'
  | 'backup-old'
  | 'backup-damaged'

/** `ok`, `mind` (it may work, and may not), `bad` (it cannot work so), `unknown` (it was not looked at). */
export type Health = 'ok' | 'mind' | 'bad' | 'unknown'

/** One line of what `doctor` found. */
export interface Finding {
  readonly check: Check
  readonly is: Health
  readonly code: FindingCode
  /** What it is said with: a version, an adapter, a treadmill. */
  readonly what: string
  /** The one command that mends it; null where none does, or none is needed. */
  readonly mend: string | null
}

export const finding = (
  check: Check,
  is: Health,
  code: FindingCode,
  what = '',
  mend: string | null = null,
): Finding => ({
  check,
  is,
  code,
  what,
  mend,
})
