/// <reference types="node" />
import { expect, test } from 'vitest'
import { manualClock } from '../../src/clock.ts'
import { Contacts } from '../../web/touch/contacts.ts'
import { LongPress } from '../../web/touch/long-press.ts'

function longPress() {
  const clock = manualClock()
  const contacts = new Contacts(clock)
  const seen = { fired: 0, pressing: [] as boolean[] }
  const press = new LongPress(
    clock,
    contacts,
    () => seen.fired++,
    (pressing) => seen.pressing.push(pressing),
  )
  return { clock, contacts, press, seen }
}

test('a start takes one and a half seconds of one unbroken touch', async () => {
  const { clock, press, seen } = longPress()
  press.begin()
  await clock.advance(1499)
  expect(seen.fired).toBe(0)
  await clock.advance(1)
  expect(seen).toEqual({ fired: 1, pressing: [true, false] })
})

test('leaving it takes the press back, and a new one begins at zero', async () => {
  const { clock, press, seen } = longPress()
  press.begin()
  await clock.advance(1400)
  press.cancel()
  await clock.advance(1000)
  expect(seen.fired).toBe(0)
  press.begin()
  await clock.advance(1400)
  expect(seen.fired).toBe(0)
  await clock.advance(100)
  expect(seen.fired).toBe(1)
})

test('it fires once, however long it is held', async () => {
  const { clock, press, seen } = longPress()
  press.begin()
  await clock.advance(10_000)
  expect(seen.fired).toBe(1)
})

test('a second hand on the screen keeps it from beginning and from firing', async () => {
  const { clock, contacts, press, seen } = longPress()
  contacts.down({ id: 1, widthPx: 20 })
  contacts.down({ id: 2, widthPx: 20 })
  press.begin()
  expect(press.pressing).toBe(false)
  contacts.up(2)
  press.begin()
  contacts.down({ id: 3, widthPx: 20 })
  await clock.advance(1500)
  expect(seen.fired).toBe(0)
})

test('a screen that changes just before it would fire stops it', async () => {
  const { clock, contacts, press, seen } = longPress()
  press.begin()
  await clock.advance(1200)
  contacts.screenChanged()
  await clock.advance(300)
  expect(seen.fired).toBe(0)
})

test('one that began before the screen changed by itself is not meant for what is there now', async () => {
  const { clock, contacts, press, seen } = longPress()
  press.begin()
  await clock.advance(200)
  contacts.screenChanged()
  await clock.advance(1300)
  expect(seen.fired).toBe(0)
})
