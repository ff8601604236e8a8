import type { RunFileFault } from '../../protocol/panel/run-files.ts'

/** A file that brings no run in: the one error that reading throws. */
export class NoRunFile extends Error {
  override readonly name = 'NoRunFile'
  readonly fault: RunFileFault

  constructor(fault: RunFileFault) {
    super(fault.code)
    this.fault = fault
  }
}

type Plain = Extract<RunFileFault, { values: Record<string, never> }>['code']
/** @throws {NoRunFile} */
export function refuse(code: Plain): never {
  throw new NoRunFile({ code, values: {} })
}
/** @param at a lap or a reading as the file counts them, from 1 @throws {NoRunFile} */
export function refuseAt(code: 'run-file-backwards' | 'run-file-bad-reading' | 'run-file-bad-lap', at: number): never {
  throw new NoRunFile({ code, values: { at } })
}
