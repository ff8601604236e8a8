import { expect, test } from 'vitest'
import { GattError, type GattCentral } from '../../src/bluetooth/gatt.ts'
import { manualClock } from '../../src/clock.ts'
import { airOf } from '../../src/doctor/air.ts'
import type { Finding } from '../../src/doctor/finding.ts'
import { misbehaving, type MisbehaviourName } from '../../src/simulator/misbehaviours.ts'
import { virtualCentral } from '../../src/simulator/virtual-link.ts'
import { recorded, type Heard } from '../daemon/recorded-server.ts'

/** What is found in an air with this treadmill, and what reached it. */
async function lookedAt(
  misbehaves: readonly MisbehaviourName[],
  { treadmill = 'auto', control = true, isRunning = false } = {},
) {
  const clock = manualClock()
  const heard: Heard[] = []
  const { machine, server } = misbehaving(clock, { name: 'Treadmill 7' }, misbehaves)
  const listened = recorded(
    server,
    () => clock.nowMs(),
    (what) => heard.push(what),
  )
  const air = virtualCentral(new Map([['seven', listened]]), clock)
  if (isRunning) machine.console.pressStart()
  await clock.advance(8000)
  let findings: Finding[] = []
  void airOf(air, clock, { treadmill, control }).then((all) => (findings = all))
  await clock.advance(30_000)
  const written = heard.flatMap((one) => (one.kind === 'write' ? [Buffer.from(one.octets).toString('hex')] : []))
  return { findings, written, machine }
}

test('a treadmill that is heard and gives control: both are green, and nothing but that was asked', async () => {
  const { findings, written } = await lookedAt([])
  expect(findings).toMatchObject([
    { check: 'treadmill', is: 'ok', what: 'Treadmill 7' },
    { check: 'control', is: 'ok', code: 'control-given' },
  ])
  expect(written).toEqual(['00'])
})

test('control is not asked for without being told to', async () => {
  const { findings, written } = await lookedAt([], { control: false })
  expect(findings[1]).toMatchObject({ is: 'unknown', mend: 'npm start -- doctor --ask-control' })
  expect(written).toEqual([])
})

test('one that moves when it is asked is stopped, and said', async () => {
  const { findings, written, machine } = await lookedAt(['request-control-starts'])
  expect(findings[1]).toMatchObject({ is: 'bad', code: 'started-by-asking' })
  expect(written).toEqual(['00', '0801'])
  expect(machine.state.belt.speedKmh).toBe(0)
})

test('a belt that moves is asked for nothing', async () => {
  const { findings, written } = await lookedAt([], { isRunning: true })
  expect(findings[1]).toMatchObject({ is: 'bad', code: 'belt-moves' })
  expect(written).toEqual([])
})

test('one that never answers may obey all the same', async () => {
  const { findings } = await lookedAt(['never-answers'])
  expect(findings[1]).toMatchObject({ is: 'mind', code: 'control-not-answered' })
})

test('one that is named and not heard is said, with those that are', async () => {
  const { findings, written } = await lookedAt([], { treadmill: 'Treadmill 8' })
  expect(findings).toMatchObject([
    { is: 'bad', code: 'named-not-heard', what: 'Treadmill 7', mend: 'npm start -- scan' },
    { is: 'unknown' },
  ])
  expect(written).toEqual([])
})

test('where the air cannot be listened to, or holds no treadmill, it is said', async () => {
  const clock = manualClock()
  const silent: GattCentral = {
    scan: () => Promise.resolve(() => Promise.resolve()),
    connect: () => Promise.reject(new GattError('not-found', 'nothing')),
    close: () => Promise.resolve(),
  }
  const deaf = { ...silent, scan: () => Promise.reject(new GattError('no-bluetooth', 'Another Crescendo uses it.')) }
  const asked = { treadmill: 'auto', control: true }
  const found = [airOf(silent, clock, asked), airOf(deaf, clock, asked)]
  await clock.advance(11_000)
  expect((await found[0])?.[0]).toMatchObject({ is: 'bad', code: 'none-heard' })
  expect((await found[1])?.[0]).toMatchObject({ is: 'bad', code: 'cannot-listen', what: 'Another Crescendo uses it.' })
})
