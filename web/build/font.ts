import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import subsetFont from 'subset-font'

/** Of the variable sans, what the screens use: a third of its size, and every letter that stands in their words. */

const SOURCE = fileURLToPath(import.meta.resolve('@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2'))

const between = (from: number, to: number): string =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index))
/** Of ASCII what stands in words and names, the letters that Spanish and German have beside it, and the signs that stand in our words. A machine's name may have others: another font draws those. */
const ASCII = between(0x20, 0x7e).replace(/[$*<=>@[\\\]^`{|}~]/g, '')
const LETTERS = `${ASCII}\u00a0¡·¿ÁÉÍÑÓÚÜÄÖßáéíñóúüäö’\u2011–…−`

/** Writes the font to a file, for the styles to name. */
export async function writeFont(to: string): Promise<void> {
  const font = await subsetFont(readFileSync(SOURCE), LETTERS, {
    targetFormat: 'woff2',
    // Read from afar, at any size: the letters for large type. Thinner than 400 they take half as much again.
    variationAxes: { opsz: 32, wght: { min: 400, max: 800 } },
    keepFeatures: ['kern', 'tnum'],
    // A screen that is read from afar has no use for hints of single pixels, and a page none for a menu of fonts.
    noHinting: true,
    dropTables: ['gasp', 'STAT'],
  })
  mkdirSync(dirname(to), { recursive: true })
  writeFileSync(to, font)
}
