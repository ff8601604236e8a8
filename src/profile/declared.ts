import type { Facts, KnownFacts, UnlockWrite } from './facts.ts'
import { factsFrom } from './profile.ts'

/** A treadmill by what it says of itself. */
export interface ModelOf {
  /** Name it advertises, else its model number, else its address. */
  readonly name: string
  readonly model: string | null
  readonly firmware: string | null
}

/** What is declared of one model: what of it is other than of most, and the row of the table of real treadmills that says so. */
interface Declared {
  readonly quirk: number
  /** Its advertised name or its model number. */
  readonly called: RegExp
  /** Left out: whatever its firmware. */
  readonly firmware?: RegExp
  readonly facts: Partial<Facts> | ((machine: ModelOf) => Partial<Facts>)
}

const YPOO = 'D18D2C10C44C11E8A355529269FB1459'
const MERACH = '59554C550000666688884D4552414348'
const KINGSMITH_WRITES = '24E2521CF63B48ED85BEC5330D00FDF7'
const KINGSMITH_ANSWERS = '24E2521CF63B48ED85BEC5330B00FDF7'

/**
 * Every model that others found to be other than most. Rows are as in `quirk-rows.test.ts`. Nothing is declared of what makes a belt
 * faster: limits come from what is measured on the treadmill itself.
 */
const DECLARED: readonly Declared[] = [
  { quirk: 1, called: /^TM11GY|Apollo 11 Max/i, facts: { startToggles: true } },
  { quirk: 3, called: /^MYRUN\b/i, facts: { preamble: true } },
  { quirk: 5, called: /^(WELLFIT|SW\d|YPOO[- ]MINI[- ]PRO)/i, facts: { controlTwice: true } },
  { quirk: 6, called: /^YPOO[- ]MINI[- ]PRO/i, facts: { unlock: [unlock(YPOO, '0100000308000209')] } },
  { quirk: 7, called: /^MRK-T/i, facts: { unlock: [unlock(MERACH, 'aa01000155')] } },
  {
    quirk: 8,
    called: /^KS-HD-/i,
    facts: ({ name }) => ({
      writeGapMs: 400,
      unlock: [unlock(KINGSMITH_WRITES, kingsmithHex(name), KINGSMITH_ANSWERS)],
    }),
  },
  { quirk: 11, called: /^TRX ?3500/i, facts: { keepAliveMs: 1000 } },
  { quirk: 19, called: /^HORIZON_?7|PARAGON/i, facts: { longestSessionMin: 99 } },
  { quirk: 28, called: /^TM11GY|^JFTM T202|^BOWFLEX T9/i, facts: { unit: 'mph' } },
  { quirk: 47, called: /^FS-BC11B7/i, facts: { distance: 'coarse' } },
  { quirk: 48, called: /^URTM041/i, facts: { distance: 'coarse', periodMs: 500 } },
  { quirk: 58, called: /^T318_/i, facts: { quietAtRest: true } },
  { quirk: 63, called: /RONNING|X27 ?PRO/i, facts: { periodMs: 333 } },
  { quirk: 91, called: /\bF80\b/i, facts: { lagMs: 7000 } },
]

/** All that is declared of this model. */
export function declaredFor(machine: ModelOf): KnownFacts {
  const fits = ({ called, firmware }: Declared): boolean =>
    (called.test(machine.name) || called.test(machine.model ?? '')) && (firmware?.test(machine.firmware ?? '') ?? true)
  return Object.assign(
    {},
    ...DECLARED.filter(fits).map(({ quirk, facts }) =>
      factsFrom(typeof facts === 'function' ? facts(machine) : facts, { by: 'declared', quirk }),
    ),
  ) as KnownFacts
}

/** The rows that a profile is declared for. */
export const DECLARED_QUIRKS: readonly number[] = DECLARED.map(({ quirk }) => quirk)

function unlock(to: string, hex: string, answersOn: string | null = null): UnlockWrite {
  return { to, hex, answersOn }
}

/** The last four letters of its name, as a number plus one, in a frame that ends in the sum of its octets. */
function kingsmithHex(name: string): string {
  const letters = [...name.slice(-4).padStart(4, '-')].map((letter) => letter.charCodeAt(0) & 0xff)
  const code = letters.reduceRight((sum, letter) => sum * 256 + letter, 0) + 1
  const frame = [0x71, 0x00, 0x05, 0x01, ...[0, 8, 16, 24].map((bits) => (code >>> bits) & 0xff)]
  const sum = frame.reduce((total, octet) => total + octet, 0) & 0xff
  return [...frame, sum].map((octet) => octet.toString(16).padStart(2, '0')).join('')
}
