import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

/** Of the variable sans, what the screens use: a third of its size, and every letter that stands in their words. */

const SOURCE = fileURLToPath(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2'))

const between = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index))
/** ASCII, the letters of western Europe that a machine's name may have, and the typographer's signs. */
const LETTERS = `${between(0x20, 0x7e)}${between(0xa0, 0xff)}‘’“”–—…−×`

/** Writes the font to a file, for the styles to name. */
export async function writeFont(to: string): Promise<void> {
  const font = await subsetFont(readFileSync(SOURCE), LETTERS, {
    targetFormat: 'woff2',
    // Read from afar, at any size: the letters for large type.
    variationAxes: { opsz: 28, wght: { min: 300, max: 900 } },
    keepFeatures: ['kern', 'tnum'],
  })
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, font)
}
