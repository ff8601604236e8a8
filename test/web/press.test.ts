/// <reference types="node" />
import { expect, test } from 'vitest'
import { manualClock } from '../../src/clock.ts'
import { Contacts } from '../../web/touch/contacts.ts'
import { Press, type Effect } from '../../web/touch/press.ts'

const FINGER = 22

/** A button under a hand, on a clock that moves when told to. */
function button(effect: Effect, repeats = false) {
  const clock = manualClock()
  const contacts = new Contacts(clock)
  let fired = 0
  const told: string[] = []
  const press = new Press(
    clock,
    contacts,
    () => fired++,
    effect,
    repeats,
    (what) => told.push(what),
  )
  return {
    clock,
    contacts,
    press,
    fired: () => fired,
    stayed: () => told.filter((what) => what === 'stay').length,
    told,
    down(id = 1, widthPx = FINGER) {
      contacts.down({ id, widthPx })
      press.down({ id, widthPx })
    },
    click() {
      contacts.down({ id: 1, widthPx: 1, mouse: true })
      press.down({ id: 1, widthPx: 1, mouse: true })
    },
    /** A contact somewhere else on the screen. */
    elsewhere(id: number, widthPx = FINGER) {
      contacts.down({ id, widthPx })
      press.look()
    },
    up(id = 1, inside = true) {
      press.up(id, inside)
      contacts.up(id)
    },
  }
}

test('what slows fires as the finger lands', () => {
  const slower = button('slows')
  slower.down()
  expect(slower.fired()).toBe(1)
  slower.up()
  expect(slower.fired()).toBe(1)
})

test('a finger that stays on what slows for 1 s is told once; a mouse, a shorter touch and other buttons are not', async () => {
  const stop = button('slows')
  stop.down()
  await stop.clock.advance(999)
  expect(stop.stayed()).toBe(0)
  await stop.clock.advance(1)
  await stop.clock.advance(5000)
  expect([stop.fired(), stop.stayed()]).toEqual([1, 1])
  stop.up()
  stop.down()
  await stop.clock.advance(900)
  stop.up()
  await stop.clock.advance(5000)
  expect(stop.stayed()).toBe(1)
  stop.click()
  await stop.clock.advance(5000)
  expect(stop.stayed()).toBe(1)
  const faster = button('speeds')
  faster.down()
  await faster.clock.advance(5000)
  expect(faster.stayed()).toBe(0)
})

test('what slows counts under a whole hand, a palm and right after the screen changed', () => {
  const slower = button('slows')
  slower.contacts.screenChanged()
  slower.elsewhere(2)
  slower.elsewhere(3, 90)
  slower.down(1, 80)
  expect(slower.fired()).toBe(1)
})

test.each([
  [79, 0],
  [80, 1],
  [300, 1],
  [800, 1],
  [801, 0],
])('what speeds up fires as the finger leaves after %i ms: %i times', async (ms, times) => {
  const faster = button('speeds')
  faster.down()
  expect(faster.fired()).toBe(0)
  await faster.clock.advance(ms)
  expect(faster.fired()).toBe(0)
  faster.up()
  expect(faster.fired()).toBe(times)
})

test.each([0, 5, 300, 2000])('a mouse speeds up with any clean click, one of %i ms too', async (ms) => {
  const faster = button('speeds')
  faster.click()
  await faster.clock.advance(ms)
  expect(faster.fired()).toBe(0)
  faster.up()
  expect(faster.fired()).toBe(1)
})

test('a click of the mouse beside a finger, off the button or right after the screen changed is not clean', () => {
  const faster = button('speeds')
  faster.elsewhere(2)
  faster.click()
  faster.up()
  faster.contacts.clear()
  faster.click()
  faster.up(1, false)
  faster.contacts.screenChanged()
  faster.click()
  faster.up()
  expect(faster.fired()).toBe(0)
})

test('what speeds up counts only inside', async () => {
  const faster = button('speeds')
  faster.down()
  await faster.clock.advance(200)
  faster.up(1, false)
  expect(faster.fired()).toBe(0)
})

test('a second finger meanwhile spoils what speeds up, also when it is gone again', async () => {
  const faster = button('speeds')
  faster.down()
  await faster.clock.advance(50)
  faster.elsewhere(2)
  faster.contacts.up(2)
  await faster.clock.advance(150)
  faster.up()
  expect(faster.fired()).toBe(0)
})

test('a wide contact is no finger', async () => {
  const faster = button('speeds')
  faster.down(1, 61)
  await faster.clock.advance(200)
  faster.up()
  expect(faster.fired()).toBe(0)
})

test('a contact that grows into a palm while it lies there is no finger either', async () => {
  const faster = button('speeds')
  faster.down()
  await faster.clock.advance(100)
  faster.contacts.grow({ id: 1, widthPx: 70 })
  await faster.clock.advance(100)
  faster.up()
  expect(faster.fired()).toBe(0)
})

test('for 600 ms after the screen changed by itself nothing speeds up', async () => {
  const faster = button('speeds')
  faster.contacts.screenChanged()
  await faster.clock.advance(500)
  faster.down()
  await faster.clock.advance(200)
  faster.up()
  expect(faster.fired()).toBe(0)
  await faster.clock.advance(1)
  faster.down()
  await faster.clock.advance(200)
  faster.up()
  expect(faster.fired()).toBe(1)
})

test('a screen that changes under the finger spoils the press', async () => {
  const faster = button('speeds')
  faster.down()
  await faster.clock.advance(100)
  faster.contacts.screenChanged()
  await faster.clock.advance(100)
  faster.up()
  expect(faster.fired()).toBe(0)
})

test('holding − goes on slowing every 400 ms until it is released', async () => {
  const slower = button('slows', true)
  slower.down()
  await slower.clock.advance(399)
  expect(slower.fired()).toBe(1)
  await slower.clock.advance(801)
  expect(slower.fired()).toBe(4)
  slower.up()
  await slower.clock.advance(5000)
  expect(slower.fired()).toBe(4)
})

test('+ never repeats', async () => {
  const faster = button('speeds')
  faster.down()
  await faster.clock.advance(5000)
  faster.up()
  expect(faster.fired()).toBe(0)
})

test('a cancelled touch ends the repeating', async () => {
  const slower = button('slows', true)
  slower.down()
  slower.press.cancel()
  await slower.clock.advance(2000)
  expect(slower.fired()).toBe(1)
})

test('a button that comes to mean something else forgets the finger on it', async () => {
  const gate = button('speeds')
  gate.down()
  await gate.clock.advance(100)
  gate.press.mean('slows', false)
  await gate.clock.advance(100)
  gate.up()
  expect(gate.fired()).toBe(0)
})

test('a plain button fires under two fingers, not under three, nor under a palm', () => {
  const skip = button('plain')
  skip.down()
  skip.elsewhere(2)
  skip.up()
  expect(skip.fired()).toBe(1)
  skip.down()
  skip.elsewhere(3)
  skip.up()
  skip.contacts.clear()
  skip.down(1, 61)
  skip.up()
  expect(skip.fired()).toBe(1)
})

test('a plain button fires as the finger leaves it inside', () => {
  const skip = button('plain')
  skip.down()
  expect(skip.fired()).toBe(0)
  skip.up()
  expect(skip.fired()).toBe(1)
  skip.down()
  skip.up(1, false)
  expect(skip.fired()).toBe(1)
})

test('a finger that landed before the screen changed by itself speeds nothing up there, however long it stays', async () => {
  const faster = button('speeds')
  faster.down()
  await faster.clock.advance(100)
  faster.contacts.screenChanged()
  await faster.clock.advance(650)
  faster.up()
  expect(faster.fired()).toBe(0)
  faster.down()
  await faster.clock.advance(200)
  faster.up()
  expect(faster.fired()).toBe(1)
})

test('a touch of what speeds up that is too short is told as such, and no other is', async () => {
  const toldAfter = async (lastsMs: number, effect: Effect = 'speeds', inside = true): Promise<string[]> => {
    const one = button(effect)
    await one.clock.advance(1000)
    one.down()
    await one.clock.advance(lastsMs)
    one.up(1, inside)
    return one.told
  }
  expect(await toldAfter(0)).toEqual(['short'])
  expect(await toldAfter(79)).toEqual(['short'])
  expect(await toldAfter(80)).toEqual([])
  expect(await toldAfter(801)).toEqual([])
  expect(await toldAfter(0, 'speeds', false)).toEqual([])
  expect(await toldAfter(0, 'slows')).toEqual([])
  const mouse = button('speeds')
  mouse.click()
  mouse.up()
  expect(mouse.told).toEqual([])
})
