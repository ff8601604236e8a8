import type { ReactiveControllerHost } from 'lit'

/** While its host is on the screen Esc leaves it, unless something over it took the key. */
export function leavesByEscape(host: ReactiveControllerHost, leave: () => void): void {
  const escape = ({ key, defaultPrevented }: KeyboardEvent): void => {
    if (key === 'Escape' && !defaultPrevented) leave()
  }
  host.addController({
    hostConnected: () => window.addEventListener('keydown', escape),
    hostDisconnected: () => window.removeEventListener('keydown', escape),
  })
}
