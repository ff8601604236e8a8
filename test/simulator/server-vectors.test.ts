import { expect, test } from 'vitest'
import { hexOf } from '../../protocol/ftms/decoded.ts'
import { manualClock } from '../../src/clock.ts'
import type { MachineOptions } from '../../src/simulator/machine-options.ts'
import { VirtualMachine } from '../../src/simulator/virtual-machine.ts'
import vectors from '../protocol/data/vectors.json' with { type: 'json' }

const CONTROL_POINT = '2AD9'
const STATUS = '2ADA'
const TRAINING_STATUS = '2AD3'

interface Context {
  readonly speed_range_kmh: readonly [number, number, number]
  readonly inclination_range_percent: readonly [number, number, number]
  readonly cccd_indicate: boolean
  readonly procedure_in_progress: boolean
  readonly control: boolean
  readonly encrypted?: boolean
  readonly belt?: string
  readonly policy?: string
  readonly other_client_in_control?: boolean
}

/** What the vectors say of a write; a key that is missing is not asked about. */
interface Expected {
  readonly att_error: number | null
  readonly indication: string | null
  readonly control_after?: boolean
  readonly target_speed_kmh?: number
  readonly target_inclination_percent?: number
  readonly elapsed_time_s?: number
  readonly training_status?: string
  readonly status_to_other_clients?: string
  readonly status_to_previous_controller?: string
}

const KNOWN = [
  'att_error',
  'att_error_name',
  'indication',
  'control_after',
  'target_speed_kmh',
  'target_inclination_percent',
  'elapsed_time_s',
  'training_status',
  'status_to_other_clients',
  'status_to_previous_controller',
]

const POLICIES: Record<string, MachineOptions['control']> = { deny: 'deny', allow_takeover: 'take-over' }
const ignore = (): void => undefined
const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'))

/** A machine brought into the vector's context, with one client that writes and another one that watches. */
async function arranged(context: Context) {
  const clock = manualClock()
  const [minimumKmh, maximumKmh, incrementKmh] = context.speed_range_kmh
  const [minimumPct, maximumPct, incrementPct] = context.inclination_range_percent
  const machine = new VirtualMachine(clock, {
    speed: { minimumKmh, maximumKmh, incrementKmh },
    incline: { minimumPct, maximumPct, incrementPct },
    requiresEncryption: context.encrypted !== undefined,
    control: POLICIES[context.policy ?? ''] ?? 'first-come',
  })
  const writer = machine.accept({ encrypted: context.encrypted ?? true })
  const other = machine.accept()
  const seen = { indications: [] as string[], statuses: [] as string[] }
  const request = async (client: typeof writer, hex: string): Promise<void> => {
    expect(client.write(CONTROL_POINT, bytes(hex), { acknowledged: true })).toBeNull()
    await clock.advance(100)
  }
  if (context.other_client_in_control === true) {
    other.subscribe(CONTROL_POINT, true, ignore)
    await request(other, '00')
  }
  if (context.belt === 'running') machine.console.pressStart()
  await clock.advance(5000)
  if (context.control) {
    writer.subscribe(CONTROL_POINT, true, ignore)
    await request(writer, '00')
  }
  if (context.cccd_indicate) writer.subscribe(CONTROL_POINT, true, (octets) => seen.indications.push(hexOf(octets)))
  else writer.subscribe(CONTROL_POINT, false, ignore)
  if (context.procedure_in_progress) writer.write(CONTROL_POINT, bytes('00'), { acknowledged: true })
  other.subscribe(STATUS, true, (octets) => seen.statuses.push(hexOf(octets)))
  return { clock, machine, writer, seen }
}

const serverVectors = vectors.filter(({ characteristic }) => characteristic === '2AD9-server')

test('there are control point vectors', () => expect(serverVectors.length).toBeGreaterThanOrEqual(17))

test.each(serverVectors.map((vector) => [vector.id, vector.name, vector] as const))('%s %s', async (_, __, vector) => {
  const context = vector.context as unknown as Context
  const expected = vector.expected as unknown as Expected
  expect(Object.keys(expected).filter((key) => !KNOWN.includes(key))).toEqual([])
  const { clock, machine, writer, seen } = await arranged(context)
  const error = writer.write(CONTROL_POINT, bytes(vector.hex as string), { acknowledged: true })
  await clock.advance(39)
  expect(seen.indications, 'an indication before its time').toEqual([])
  const inProgress = context.procedure_in_progress ? ['800001'] : []
  await clock.advance(61)

  expect(error).toBe(expected.att_error)
  expect(seen.indications).toEqual([...inProgress, ...(expected.indication === null ? [] : [expected.indication])])
  const told = expected.status_to_other_clients ?? expected.status_to_previous_controller
  expect(seen.statuses).toEqual(told === undefined ? [] : [told])
  const { targetKmh, targetInclinePct, belt } = machine.state
  if (expected.target_speed_kmh !== undefined) expect(targetKmh).toBe(expected.target_speed_kmh)
  if (expected.target_inclination_percent !== undefined)
    expect(targetInclinePct).toBe(expected.target_inclination_percent)
  if (expected.elapsed_time_s !== undefined) expect(belt.elapsedMs).toBe(expected.elapsed_time_s)
  if (expected.training_status !== undefined) {
    expect(hexOf(writer.read(TRAINING_STATUS) as Uint8Array)).toBe(expected.training_status)
  }
  if (expected.control_after !== undefined) {
    writer.write(CONTROL_POINT, bytes('023200'), { acknowledged: true })
    await clock.advance(100)
    expect(seen.indications.at(-1)).toBe(expected.control_after ? '800203' : '800205')
  }
})
