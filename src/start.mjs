import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, ROOT } from './prepare.mjs'

prepare()

// In this very process, so that signals, the terminal and the exit code are the daemon's own.
const main = join(ROOT, 'dist/main.js')
process.argv[1] = main
await import(pathToFileURL(main).href)
