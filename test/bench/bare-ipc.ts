/** A process that sends back what it is sent. */
process.on('message', (message: object) => process.send?.(message))
process.once('disconnect', () => process.exit())
process.send?.('ready')
