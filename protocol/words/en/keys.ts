/** Words of the sheet of keys. What each key means stands in the panel's table of keys. */
export const keys = {
  title: 'Keys',
  close: 'Close',
  slower: 'Slower',
  faster: 'Faster',
  screen: 'The screen',
  names: { space: 'Space', enter: 'Enter', escape: 'Esc', page: 'Pg', or: 'or' },
  stop: { title: 'STOP', says: 'On the press, from every screen; it begins nothing' },
  slowerStep: { title: 'One step slower', says: 'On the press' },
  easeOff: { title: 'Ease off', says: 'To the easier pace that its key names' },
  fasterStep: { title: 'One step faster', says: 'Once a press, never while it is held' },
  hold: { title: 'Held 1.5 s: start, carry on, resume the plan', says: 'Let go before, and nothing happens' },
  go: { title: 'Go for the sprint', says: 'From 60 s before; G again takes it back' },
  mute: { title: 'Mute, and back', says: '' },
  fullScreen: { title: 'Full screen', says: '' },
  light: { title: 'Light or dark', says: '' },
  sheet: { title: 'This sheet', says: '' },
  closes: { title: 'Close, go back', says: '' },
  note: 'Any page-turner or presenter works: press its keys now, and the one it sends lights up here. While the belt moves every key does what it says, with this sheet open too. In a text field keys type; Space still stops.',
}

export type KeyWords = typeof keys
