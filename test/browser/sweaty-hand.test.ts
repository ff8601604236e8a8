import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { draws, SEED } from '../draws.ts'
import { SNAPSHOTS, type SnapshotName } from '../web/snapshots.ts'
import { launch, openPanel, type Panel } from './panel-page.ts'

/** A wet hand on the screen of a run: what it does at random speeds nothing up, and STOP takes whatever lands on it. */

/** How often each kind of touch is played on each screen. */
const TIMES = draws(1)

/** The same numbers for the same seed, 0 to 1 (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What makes a belt faster, and the key that asks for it. */
const SPEEDING = {
  faster: 'cr-override-pad cr-key.faster',
  go: 'cr-gate :is(cr-key, cr-long-press-button)',
  'resume-plan': 'cr-note cr-long-press-button',
} as const
type Speeding = keyof typeof SPEEDING

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
const isIn = ({ x, y, width, height }: Box, at: { readonly x: number; readonly y: number }): boolean =>
  at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height

/** A finger, or what the screen takes for one, from its landing on. */
interface Contact {
  readonly id: number
  readonly landedAtMs: number
  widestPx: number
  /** Something else was on the screen meanwhile. */
  alone: boolean
  readonly key: Speeding | null
  /** It has not left the key that it landed on. */
  stayed: boolean
  x: number
  y: number
  radius: number
}

/** The hand: fingers on the screen through the browser's own touch input, and by the rules what of it is a press that was meant. */
class Hand {
  readonly #panel: Panel
  readonly #touch: CDPSession
  readonly #keys: ReadonlyMap<Speeding, Box>
  readonly #longPresses: ReadonlySet<Speeding>
  readonly #stop: Box
  readonly down = new Map<number, Contact>()
  readonly meant: Speeding[] = []
  landedOnStop = 0
  nowMs = 0
  #changedAtMs = -Infinity
  #nextId = 0
  #sinceShownMs = 0
  #shown: Snapshot

  constructor(panel: Panel, touch: CDPSession, shown: Snapshot, places: Places) {
    this.#panel = panel
    this.#touch = touch
    this.#shown = shown
    this.#keys = places.keys
    this.#longPresses = places.longPresses
    this.#stop = places.stop
  }

  get sprints(): boolean {
    return this.#shown.phase.kind === 'finish'
  }

  async land(x: number, y: number, radius: number): Promise<number> {
    const id = this.#nextId++ % 10
    const key = [...this.#keys].find(([, box]) => isIn(box, { x, y }))?.[0] ?? null
    const alone = this.down.size === 0
    for (const other of this.down.values()) other.alone = false
    const contact = { id, landedAtMs: this.nowMs, widestPx: 2 * radius, alone, key, stayed: true }
    this.down.set(id, { ...contact, x, y, radius })
    if (isIn(this.#stop, { x, y })) this.landedOnStop++
    await this.#send('touchStart')
    return id
  }

  async move(id: number, x: number, y: number, radius: number): Promise<void> {
    const contact = this.down.get(id)
    if (contact === undefined) return
    Object.assign(contact, { x, y, radius, widestPx: Math.max(contact.widestPx, 2 * radius) })
    const box = contact.key === null ? undefined : this.#keys.get(contact.key)
    if (box !== undefined && !isIn(box, { x, y })) contact.stayed = false
    await this.#send('touchMove')
  }

  async lift(id: number): Promise<void> {
    const contact = this.down.get(id)
    if (contact === undefined) return
    this.down.delete(id)
    if (this.#isMeant(contact) && contact.key !== null) this.meant.push(contact.key)
    await this.#send(this.down.size === 0 ? 'touchEnd' : 'touchMove')
  }

  /** The browser takes every finger for something else. */
  async cancel(): Promise<void> {
    for (const contact of this.down.values())
      if (contact.key !== null && this.#longPresses.has(contact.key) && this.#isMeant(contact))
        this.meant.push(contact.key)
    this.down.clear()
    await this.#send('touchCancel')
  }

  async wait(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 900) {
      const step = Math.min(900, left)
      await this.#panel.page.clock.runFor(step)
      this.nowMs += step
      this.#sinceShownMs += step
      // A daemon that is not heard for 3 s is lost.
      if (this.#sinceShownMs >= 900) await this.show(this.#shown)
    }
  }

  async show(next: Snapshot): Promise<void> {
    this.#sinceShownMs = 0
    if (next.phase.kind !== this.#shown.phase.kind) this.#changedAtMs = this.nowMs
    this.#shown = next
    await this.#panel.show(next)
  }

  #isMeant({ key, landedAtMs, alone, stayed, widestPx, x, y }: Contact): boolean {
    const box = key === null ? undefined : this.#keys.get(key)
    if (key === null || box === undefined) return false
    const lastedMs = this.nowMs - landedAtMs
    const isQuiet = landedAtMs - this.#changedAtMs >= 600
    if (!alone || !isQuiet || widestPx > 60) return false
    if (this.#longPresses.has(key)) return stayed && lastedMs >= 1500
    return isIn(box, { x, y }) && lastedMs >= 80 && lastedMs <= 800
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel'): Promise<void> {
    const touchPoints = [...this.down.values()].map(({ id, x, y, radius }) => ({
      id,
      x,
      y,
      radiusX: radius,
      radiusY: radius,
    }))
    await this.#touch.send('Input.dispatchTouchEvent', { type, touchPoints })
  }
}

interface Places {
  readonly keys: ReadonlyMap<Speeding, Box>
  readonly longPresses: ReadonlySet<Speeding>
  readonly stop: Box
}

let browser: Browser
let panel: Panel
let touch: CDPSession
const VIEWPORT = { width: 768, height: 1024 }
beforeAll(async () => {
  browser = await launch()
  panel = await openPanel(browser, SNAPSHOTS.mileTwo, { viewport: VIEWPORT, frozen: true, hasTouch: true })
  touch = await panel.page.context().newCDPSession(panel.page)
})
afterAll(async () => {
  await panel.close()
  await browser.close()
  expect(panel.complaints).toEqual([])
})

async function placesOf(): Promise<Places> {
  const { page } = panel
  const keys = new Map<Speeding, Box>()
  const longPresses = new Set<Speeding>()
  for (const [ask, selector] of Object.entries(SPEEDING) as [Speeding, string][]) {
    const key = page.locator(selector)
    if ((await key.count()) === 0) continue
    const box = await key.boundingBox()
    if (box === null) continue
    keys.set(ask, box)
    if ((await key.evaluate(({ localName }) => localName)) === 'cr-long-press-button') longPresses.add(ask)
  }
  const stop = await page.locator('cr-stop cr-key').boundingBox()
  if (stop === null) return expect.fail('there is no STOP')
  return { keys, longPresses, stop }
}

/** Without those of a finger that stays on STOP: they are of its touch. */
const asks = () => (panel.daemon.asks as { ask: string; id: string; held?: true }[]).filter(({ held }) => held !== true)
const speedingAsks = (): string[] => asks().flatMap(({ ask }) => (ask in SPEEDING || ask === 'next' ? [ask] : []))

type Gesture = (hand: Hand, random: () => number, places: Places) => Promise<void>
const between = (random: () => number, least: number, most: number): number =>
  Math.round(least + random() * (most - least))
const of = <One>(random: () => number, all: readonly One[]): One =>
  all[Math.floor(random() * all.length)] ?? expect.fail('there is none to choose from')
/** Somewhere on a key that speeds up, also at its very edge. */
function on(random: () => number, { keys }: Places): { x: number; y: number } {
  const { x, y, width, height } = of(random, [...keys.values()])
  const share = () => (random() < 0.3 ? (random() < 0.5 ? 0.004 : 0.996) : 0.1 + 0.8 * random())
  return { x: x + width * share(), y: y + height * share() }
}
const anywhere = (random: () => number) => ({
  x: 2 + random() * (VIEWPORT.width - 4),
  y: 2 + random() * (VIEWPORT.height - 4),
})
const FINGER = 11

const GESTURES: Readonly<Record<string, Gesture>> = {
  async 'a splash'(hand, random, places) {
    const { x, y } = on(random, places)
    const id = await hand.land(x, y, between(random, 1, 20))
    await hand.wait(between(random, 20, 79))
    await hand.lift(id)
  },
  async 'ghost touches, again and again'(hand, random, places) {
    const { x, y } = on(random, places)
    for (let ghost = 0; ghost < 5; ghost++) {
      const id = await hand.land(x + random() * 6 - 3, y + random() * 6 - 3, between(random, 2, 12))
      await hand.wait(between(random, 8, 70))
      await hand.lift(id)
      await hand.wait(between(random, 5, 60))
    }
  },
  async 'a press that is meant'(hand, random, places) {
    const [ask, { x, y, width, height }] = of(random, [...places.keys])
    const id = await hand.land(x + width * (0.1 + 0.8 * random()), y + height * (0.1 + 0.8 * random()), FINGER)
    await hand.wait(places.longPresses.has(ask) ? 1520 : between(random, 80, 800))
    await hand.lift(id)
  },
  async 'a hand that rests'(hand, random, places) {
    const { x, y } = on(random, places)
    const id = await hand.land(x, y, FINGER)
    await hand.wait(between(random, 801, 1490))
    await hand.lift(id)
  },
  async 'a palm'(hand, random, places) {
    const { x, y } = on(random, places)
    const id = await hand.land(x, y, between(random, 31, 90))
    await hand.wait(between(random, 80, 1900))
    await hand.lift(id)
  },
  /** A browser does not tell of a contact that grows and stays exactly where it is. */
  async 'a finger that lies down'(hand, random, places) {
    const { x, y } = on(random, places)
    const id = await hand.land(x, y, FINGER)
    await hand.wait(between(random, 20, 200))
    await hand.move(id, x + 2, y, between(random, 31, 60))
    await hand.wait(between(random, 60, 500))
    await hand.lift(id)
  },
  async 'a hand that rolls over it'(hand, random, places) {
    const { x, y } = on(random, places)
    const id = await hand.land(x, y, FINGER)
    await hand.wait(between(random, 20, 200))
    await hand.move(id, x + 30, y, between(random, 31, 60))
    await hand.wait(between(random, 60, 300))
    await hand.move(id, x, y, FINGER)
    await hand.lift(id)
  },
  async 'a slide off it'(hand, random, places) {
    const { x, y } = on(random, places)
    const id = await hand.land(x, y, FINGER)
    await hand.wait(between(random, 40, 300))
    const to = anywhere(random)
    await hand.move(id, (x + to.x) / 2, (y + to.y) / 2, FINGER)
    await hand.move(id, to.x, to.y, FINGER)
    await hand.wait(between(random, 40, 300))
    await hand.lift(id)
  },
  async 'a slide onto it'(hand, random, places) {
    const from = anywhere(random)
    const { x, y } = on(random, places)
    const id = await hand.land(from.x, from.y, FINGER)
    await hand.wait(between(random, 40, 200))
    await hand.move(id, x, y, FINGER)
    await hand.wait(between(random, 80, 1600))
    await hand.lift(id)
  },
  async 'two fingers'(hand, random, places) {
    const { x, y } = on(random, places)
    const other = anywhere(random)
    const first = random() < 0.5
    const one = first ? await hand.land(other.x, other.y, FINGER) : await hand.land(x, y, FINGER)
    await hand.wait(between(random, 20, 120))
    const two = first ? await hand.land(x, y, FINGER) : await hand.land(other.x, other.y, FINGER)
    await hand.wait(between(random, 80, 300))
    await hand.lift(random() < 0.5 ? one : two)
    await hand.wait(between(random, 20, 400))
    await hand.lift(one)
    await hand.lift(two)
  },
  async 'a touch that the browser takes away'(hand, random, places) {
    const { x, y } = on(random, places)
    await hand.land(x, y, FINGER)
    await hand.wait(between(random, 80, 700))
    await hand.cancel()
  },
  async 'a towel'(hand, random) {
    const down: number[] = []
    for (let part = 0; part < 4; part++) {
      const { x, y } = anywhere(random)
      down.push(await hand.land(x, y, between(random, 3, 40)))
      await hand.wait(between(random, 5, 90))
      for (const id of down) {
        const to = anywhere(random)
        await hand.move(id, to.x, to.y, between(random, 3, 40))
      }
    }
    for (const id of down) {
      await hand.wait(between(random, 5, 200))
      await hand.lift(id)
    }
  },
  async 'a screen that has just changed by itself'(hand, random, places) {
    const { x, y } = on(random, places)
    await hand.show(SNAPSHOTS[hand.sprints ? 'mileTwo' : 'sprint'])
    await hand.wait(between(random, 0, 590))
    const id = await hand.land(x, y, FINGER)
    await hand.wait(between(random, 80, 790))
    await hand.lift(id)
  },
  async 'a screen that changes by itself under it'(hand, random, places) {
    const { x, y } = on(random, places)
    const id = await hand.land(x, y, FINGER)
    await hand.wait(between(random, 0, 100))
    await hand.show(SNAPSHOTS[hand.sprints ? 'mileTwo' : 'sprint'])
    await hand.wait(between(random, 601, 690))
    await hand.lift(id)
  },
  async 'a finger on STOP beside a towel that came from it'(hand, random, { stop }) {
    const onStop = () =>
      hand.land(stop.x + stop.width * random(), stop.y + stop.height * random(), between(random, 3, 40))
    const towel = await onStop()
    await hand.wait(between(random, 5, 90))
    const to = anywhere(random)
    await hand.move(towel, to.x, to.y, between(random, 3, 40))
    const finger = await onStop()
    await hand.wait(between(random, 5, 200))
    await hand.lift(towel)
    await hand.lift(finger)
  },
  async 'anything on STOP'(hand, random, { stop }) {
    const id = await hand.land(
      stop.x + stop.width * (0.02 + 0.96 * random()),
      stop.y + stop.height * (0.02 + 0.96 * random()),
      between(random, 1, 60),
    )
    await hand.wait(of(random, [5, 30, 200, 700]))
    if (random() < 0.3) return hand.cancel()
    if (random() < 0.4) {
      const to = anywhere(random)
      await hand.move(id, to.x, to.y, FINGER)
    }
    await hand.lift(id)
  },
}
const KINDS = Object.keys(GESTURES)

test.each(['mileTwo', 'gateOpen', 'gateHeld', 'held', 'sprint'] as const satisfies readonly SnapshotName[])(
  `a sweaty hand on %s speeds nothing up that was not meant, and STOP takes all that lands on it, drawn from ${SEED}`,
  async (name) => {
    const { page, daemon } = panel
    const random = chance(SEED + 1)
    await panel.show(SNAPSHOTS[name])
    const places = await placesOf()
    let meant = 0
    for (let turn = 0; turn < KINDS.length * TIMES; turn++) {
      // Past what the one before left behind: a list that it opened, words about its STOP.
      await page.keyboard.press('Escape')
      await panel.show(SNAPSHOTS.stopped)
      await panel.show(SNAPSHOTS[name])
      await page.clock.runFor(650)
      daemon.asks.length = 0
      const hand = new Hand(panel, touch, SNAPSHOTS[name], places)
      const kind = KINDS[turn % KINDS.length] ?? ''
      await GESTURES[kind]?.(hand, random, places)
      for (const id of [...hand.down.keys()]) await hand.lift(id)
      const at = `${kind}, ${turn} of ${name}, drawn from ${SEED}`
      const stops = () => new Set(asks().flatMap(({ ask, id }) => (ask === 'stop' ? [id] : [])))
      // A browser takes a wide contact beside STOP for one on it, which is as well.
      const seen = () => ({ at, asks: speedingAsks(), stops: Math.min(stops().size, hand.landedOnStop) })
      const expected = { at, asks: hand.meant, stops: hand.landedOnStop }
      await expect.poll(seen).toEqual(expected)
      // What is asked for late would come by now.
      await sleep(20)
      expect(seen()).toEqual(expected)
      meant += hand.meant.length
    }
    expect(meant).toBeGreaterThan(0)
  },
)
