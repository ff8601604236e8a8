import { existsSync } from 'node:fs'
import { fileOctets } from './file-octets.ts'

/** A plan file that cannot be used, in words. */
export class PlanFileError extends Error {
  override readonly name = 'PlanFileError'
}

/** Whether a file is meant, and no plan by its name. */
export const isPlanFile = (typed: string): boolean => /\.(json|zwo|fit|txt)$|[/\\]/i.test(typed) || existsSync(typed)

/** @param most octets @throws {PlanFileError} */
export function planFileOctets(path: string, most: number): Uint8Array {
  const file = fileOctets(path, most)
  if ('why' in file) throw new PlanFileError(file.why)
  return file.octets
}
