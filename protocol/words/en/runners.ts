/** Who shares this treadmill: a page of its own, fetched as it is opened. */
export const runners = {
  title: 'Who runs?',
  back: 'Back',
  unnamed: 'Runner without a name',
  withPin: (name: string): string => `${name}, with a PIN`,
  now: 'now',
  pin: 'PIN',
  add: 'Somebody new: your name',
  addKey: 'Add',
  pinOf: (name: string): string => `PIN of ${name}`,
  newPin: 'A PIN of four digits',
  cancel: 'Cancel',
  setPin: 'Set a PIN',
  otherPin: 'Another PIN',
  pinIsSet: 'The PIN is set.',
  noPin: 'Take the PIN back',
  pinIsGone: 'The PIN is taken back.',
  again: 'Each wrong PIN takes longer.',
  /** @param wait as a clock */
  next: (wait: string): string => `The next PIN in ${wait}`,
  forgotten: (name: string): string => `PIN forgotten? On Crescendo’s computer: npm start -- runners pin "${name}"`,
  removeAll: 'Delete everything',
  remove: (name: string): string => `Delete all of ${name}`,
  /** Before it is done; pressed again it is. */
  goes: (runs: number, plans: number): string =>
    `${runs === 1 ? '1 run' : `${runs} runs`} and ${plans === 1 ? '1 plan' : `${plans} plans`} go for good. Press again to delete.`,
  /** @param name '' where they had none */
  gone: (name: string): string => (name === '' ? 'Everything is deleted.' : `All of ${name} is deleted.`),
  keep: 'Keep it',
  erase: 'Rub out',
}

export type RunnersWords = typeof runners
