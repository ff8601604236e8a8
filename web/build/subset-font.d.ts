declare module 'subset-font' {
  interface SubsetFontOptions {
    readonly targetFormat: 'woff2'
    /** An axis is pinned to a number, or kept between two. */
    readonly variationAxes: Readonly<Record<string, number | { readonly min: number; readonly max: number }>>
    /** OpenType features; the rest go. */
    readonly keepFeatures: readonly string[]
    readonly noHinting: boolean
    readonly dropTables: readonly string[]
  }
  export default function subsetFont(font: Buffer, letters: string, options: SubsetFontOptions): Promise<Buffer>
}
