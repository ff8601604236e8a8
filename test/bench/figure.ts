/** One measured figure beside what it is measured against, in the same unit and from the same run. */
export interface Figure {
  readonly name: string
  readonly unit: 'ns' | 'ms' | 'MB'
  readonly measured: number
  /** What it is compared with; null for a limit that stands by itself. */
  readonly against: number | null
  /** In multiples of `against`, else in the unit. */
  readonly limit: number
}

/** As a line of the report, and whether the limit is kept. */
export function lineOf({ name, unit, measured, against, limit }: Figure): { line: string; kept: boolean } {
  const ratio = against === null ? measured / limit : measured / against
  const most = against === null ? limit : against * limit
  const kept = measured <= most
  const limitText = against === null ? `limit ${limit} ${unit}` : `limit ${limit} × ${round(against)} ${unit}`
  const ratioText = against === null ? `${round(ratio)} of it` : `${round(ratio)} ×`
  return {
    line: [kept ? '✓' : '✗ TOO MUCH', name, `${round(measured)} ${unit}`, limitText, ratioText].join(' · '),
    kept,
  }
}

const round = (value: number): string => value.toPrecision(3).replace(/e\+(\d+)/, (_, power: string) => `e${power}`)

/** The value below which `share` of them lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
