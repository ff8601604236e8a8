import { expect, test } from 'vitest'
import { decodeCharacteristic } from '../../protocol/decode.ts'
import { CHARACTERISTIC } from '../../protocol/ftms/uuids.ts'
import { gridFrom } from '../../protocol/units.ts'
import { ATT_ERROR } from '../../src/simulator/gatt-server.ts'
import { otherwise, type OtherAttributes } from '../../src/simulator/misbehaviours.ts'
import { planOf } from '../../src/workout/plan.ts'
import { manualClock } from '../../src/clock.ts'
import { VirtualLink } from '../../src/simulator/virtual-link.ts'
import { VirtualMachine } from '../../src/simulator/virtual-machine.ts'
import { openTreadmill } from '../../src/treadmill/ftms-treadmill.ts'
import publicCases from '../daemon/data/public-cases.json' with { type: 'json' }

interface AttributesCase {
  readonly id: string
  readonly machine: string
  readonly play: { readonly reads: Readonly<Record<string, string>>; readonly without: readonly string[] }
  readonly expect: { readonly opens: boolean; readonly drivable: boolean }
}

interface DecodeCase {
  readonly id: string
  readonly machine: string
  readonly packets: Readonly<Record<string, string>>
  readonly expect: object
}

const ofKind = <Case>(kind: string): readonly Case[] =>
  publicCases.cases.filter((one) => one.kind === kind) as unknown as readonly Case[]

const octetsOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

/** The attribute table of a case. */
const tableOf = ({ reads, without }: AttributesCase['play']): OtherAttributes => ({
  without,
  reads: Object.fromEntries(
    Object.entries(reads).map(([uuid, told]) => [
      uuid,
      told.startsWith('error') ? ATT_ERROR.insufficientEncryption : [...octetsOf(told)],
    ]),
  ),
})

async function opened(play: AttributesCase['play']) {
  const clock = manualClock()
  const link = new VirtualLink('virtual', otherwise(new VirtualMachine(clock), tableOf(play)), clock)
  const opening = openTreadmill(link, clock)
  await clock.advance(1000)
  return opening
}

test.each(ofKind<AttributesCase>('attributes'))('$id: $machine', async ({ play, expect: { drivable } }) => {
  const { machine } = await opened(play)
  expect(machine.drivable).toBe(drivable)
})

test.each(['ffffffffffff', '6400ffff0a00'])('a speed range that no belt has is none: %s', async (range) => {
  const { machine } = await opened({ reads: { [CHARACTERISTIC.supportedSpeedRange]: range }, without: [] })
  expect(machine).toMatchObject({ grid: { unit: 'km/h', minKmh: 1, maxKmh: 20, stepKmh: 0.1 }, drivable: true })
})

test.each(['f401f4010a00', '64006400a000'])('a range of one speed is guided, whatever it claims: %s', async (range) => {
  const { machine } = await opened({ reads: { [CHARACTERISTIC.supportedSpeedRange]: range }, without: [] })
  expect(machine).toMatchObject({ grid: { unit: 'km/h', minKmh: 1, maxKmh: 20, stepKmh: 0.1 }, drivable: false })
})

test.each(ofKind<DecodeCase>('decode'))('$id: $machine', ({ packets, expect: expected }) => {
  for (const [uuid, hex] of Object.entries(packets)) {
    expect(decodeCharacteristic(uuid, octetsOf(hex))).toMatchObject({ ok: true, value: expected })
  }
})

test('pub-048: on a treadmill that is too slow for it a run is refused, and the nearest is offered', () => {
  const grid = gridFrom({ minimumSpeedKmh: 0.5, maximumSpeedKmh: 10, minimumIncrementSpeedKmh: 0.1 })!
  const outcome = planOf({ level: 'intermediate' }, { grid, simulated: false, sprintedBefore: false })
  expect(outcome.ok ? null : outcome.refusal.nearest).not.toBeNull()
})
