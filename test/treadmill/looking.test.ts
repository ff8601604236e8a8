import { expect, test } from 'vitest'
import { GattError, type Advertisement, type GattCentral } from '../../src/bluetooth/gatt.ts'
import { manualClock } from '../../src/clock.ts'
import { LOOK_MS, lookingIn } from '../../src/treadmill/looking.ts'

const ad = (address: string, rssiDbm: number, serviceUuids = ['1826']): Advertisement => ({
  ...{ address, name: address, rssiDbm, serviceUuids, serviceData: new Map(), connectable: true },
})

/** Air in which these are heard each second, and how many listen to it. */
function air(...ads: Advertisement[]) {
  const clock = manualClock()
  let listening = 0
  let problem: GattError | null = null
  let told = 0
  const central: Pick<GattCentral, 'scan'> = {
    scan(found) {
      if (problem !== null) return Promise.reject(problem)
      listening++
      const stop = clock.every(1000, () => ads.forEach(found))
      return Promise.resolve(() => {
        listening--
        stop()
        return Promise.resolve()
      })
    },
  }
  const looking = lookingIn(central, clock, () => told++)
  const fail = (next: GattError | null): void => void (problem = next)
  return { clock, looking, ads, fail, listening: () => listening, told: () => told }
}
const namesIn = ({ looking }: ReturnType<typeof air>): string[] => looking.now().list.map(({ address }) => address)

test('nobody listens before somebody looks, nor once nobody looks any more', async () => {
  const there = air(ad('a', -60))
  await there.clock.advance(5000)
  expect(there.listening()).toBe(0)
  there.looking.look(false)
  expect(there.looking.now().isLooking).toBe(true)
  await there.clock.advance(LOOK_MS - 1)
  expect([there.listening(), namesIn(there)]).toEqual([1, ['a']])
  there.looking.look(false)
  await there.clock.advance(LOOK_MS - 1)
  expect(there.listening()).toBe(1)
  await there.clock.advance(1)
  expect([there.listening(), there.looking.now().isLooking, namesIn(there)]).toEqual([0, false, ['a']])
})

test('the nearest is first after two seconds, and stays so; what is no treadmill is not listed', async () => {
  const there = air(ad('far', -80), ad('near', -50), ad('watch', -30, ['180D']))
  there.looking.look(false)
  await there.clock.advance(1500)
  expect(namesIn(there)).toEqual(['near', 'far'])
  there.ads[0] = ad('far', -20)
  await there.clock.advance(10_000)
  expect(namesIn(there)).toEqual(['near', 'far'])
  there.ads.splice(0, 1)
  await there.clock.advance(8000)
  there.looking.look(false)
  await there.clock.advance(13_000)
  expect(namesIn(there)).toEqual(['near'])
})

test('looked again: what was heard before is forgotten; ended at once: nobody listens', async () => {
  const there = air(ad('a', -60))
  there.looking.look(false)
  await there.clock.advance(3000)
  there.looking.look(true)
  expect(namesIn(there)).toEqual([])
  await there.clock.advance(3000)
  expect([there.listening(), namesIn(there)]).toEqual([1, ['a']])
  there.looking.end()
  expect([there.listening(), there.looking.now().isLooking]).toEqual([0, false])
})

test('why nothing can be heard is said, and no longer once something can', async () => {
  const there = air(ad('a', -60))
  there.fail(new GattError('no-bluetooth', 'No permission.', null, 'not-permitted'))
  there.looking.look(false)
  await there.clock.advance(100)
  expect(there.looking.now()).toEqual({ isLooking: false, list: [], noBluetooth: 'not-permitted' })
  const told = there.told()
  await there.clock.advance(LOOK_MS * 2)
  expect(there.told()).toBe(told)
  there.fail(null)
  there.looking.look(false)
  await there.clock.advance(2000)
  expect([there.looking.now().noBluetooth, namesIn(there)]).toEqual([null, ['a']])
})
