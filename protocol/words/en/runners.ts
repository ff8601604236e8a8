/** Who shares this treadmill: a page of its own, fetched as it is opened. */
export const runners = {
  title: 'Who runs?',
  back: 'Back',
  unnamed: 'Runner without a name',
  withPin: (name: string): string => `${name}, with a PIN`,
  now: 'now',
  pin: 'PIN',
  add: 'Somebody new: your name',
  noName: 'A name, please.',
  pinOf: (name: string): string => `PIN of ${name}`,
  newPin: 'A PIN of four digits',
  setPin: 'Set a PIN',
  noPin: 'Take the PIN back',
  again: 'Wait a moment, then try again: each wrong PIN takes longer.',
  removeAll: 'Delete everything',
  remove: (name: string): string => `Delete all of ${name}`,
  /** Before it is done; pressed again it is. */
  goes: (runs: number, plans: number): string =>
    `${runs === 1 ? '1 run' : `${runs} runs`} and ${plans === 1 ? '1 plan' : `${plans} plans`} go for good. Press again to delete.`,
  keep: 'Keep it',
  erase: 'Rub out',
}

export type RunnersWords = typeof runners
