import { readFileSync } from 'node:fs'
import { expect } from 'vitest'

/** A test that holds something: its file, from the folder of all tests and without its ending, and words of the test. */
export type HeldBy = readonly [file: string, words: string]

/** Fails where there is no such file, or nothing of these words in it. */
export function expectHeld([file, words]: HeldBy): void {
  const path = file.endsWith('.ts') ? file : `${file}.test.ts`
  expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'), file).toContain(words)
}
