import type { Noble } from './internals.ts'

/** Connection Timeout (Core Vol 1 Part F §1.3): what a controller says of a connection that is gone. */
const CONNECTION_TIMEOUT = 0x08

/**
 * noble keeps one queue of packets for all connections, by their handles, and a controller gives a handle again. What was
 * queued for a connection that is gone would be written first on the next one, before its discovery, or, where there is
 * none, noble throws out of its socket listener. So it is dropped.
 */
export function dropStalePackets({ _bindings: { _hci: hci } }: Noble): void {
  // Before noble itself hears of the connection and asks for its MTU.
  hci.prependListener('leConnComplete', (status: number, handle: number) => {
    if (status === 0) dropPacketsOf(hci, handle)
  })
  const flush = hci.flushAcl.bind(hci)
  hci.flushAcl = () => {
    hci._aclQueue = hci._aclQueue.filter(({ handle }) => hci._aclConnections.has(handle))
    return flush()
  }
}

/** Ends a connection in noble's books, where the controller did not confirm that it has ended. */
export function forgetConnection({ _bindings: bindings }: Noble, peripheralId: string): void {
  const handle = bindings._handles[peripheralId]
  if (typeof handle !== 'number') return
  dropPacketsOf(bindings._hci, handle)
  bindings._hci._aclConnections.delete(handle)
  bindings.onDisconnComplete(handle, CONNECTION_TIMEOUT)
}

function dropPacketsOf(hci: Noble['_bindings']['_hci'], handle: number): void {
  hci._aclQueue = hci._aclQueue.filter((packet) => packet.handle !== handle)
}
