import { parentPort, workerData } from 'node:worker_threads'
import { readRun } from './read.ts'

/** The thread that reads one file and ends: a day of points takes seconds, and a Stop waits for nothing. */

const { octets } = workerData as { readonly octets: Uint8Array }

parentPort?.postMessage(readRun(octets, Date.now()))
