import { pageClock } from '../live/clock.ts'
import { Contacts, type Contact } from './contacts.ts'

/** What touches this page. One for all buttons: a palm on one of them silences the others. */
export const pageContacts = new Contacts(pageClock)

export const contactOf = (event: PointerEvent): Contact => ({
  id: event.pointerId,
  widthPx: Math.max(event.width, event.height),
  mouse: event.pointerType === 'mouse',
})

/** Buttons that want to know when another finger lands while one of theirs is down. */
const watchers = new Set<() => void>()

/** Returns its undo. */
export function onContact(look: () => void): () => void {
  watchers.add(look)
  return () => watchers.delete(look)
}

/** Listens before any button does. */
export function watchContacts(target: Window): void {
  const capture = { capture: true, passive: true }
  target.addEventListener(
    'pointerdown',
    (event) => {
      pageContacts.down(contactOf(event))
      for (const look of watchers) look()
    },
    capture,
  )
  target.addEventListener(
    'pointermove',
    (event) => {
      pageContacts.grow(contactOf(event))
      for (const look of watchers) look()
    },
    capture,
  )
  // After the button has seen it: it judges the touch with its own finger still counted.
  const gone = (event: PointerEvent) => pageContacts.up(event.pointerId)
  target.addEventListener('pointerup', gone)
  target.addEventListener('pointercancel', gone)
  target.addEventListener('blur', () => pageContacts.clear())
}
