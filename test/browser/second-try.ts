import { beforeEach } from 'vitest'

/**
 * Makes anew what a file has for all of its tests before one of them is tried again: the first try may have left it anywhere.
 *
 * @param renew closes it, and opens another
 */
export function beforeSecondTry(renew: () => Promise<void>): void {
  beforeEach(async ({ task }) => {
    if ((task.result?.retryCount ?? 0) > 0) await renew()
  })
}
