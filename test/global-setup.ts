import { prepare } from '../src/prepare.mjs'

/** Node 20 cannot fork a `.ts`: what is tested as a process is built first. */
export default function setup(): void {
  prepare()
}
