import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { breath, pageClock } from '../live/clock.ts'
import type { PageName } from '../page-of.ts'

/**
 * What the panel is fetched in, after its frame, STOP, the red screen and the words of what is lost, which come with the page.
 * The first is all that is drawn beside a belt that may move, and where it is set going: whoever can start it has what follows.
 * Few and large ones: each costs a request, and what is like each other is small beside each other.
 */
const PIECES = {
  moving: () => import('./moving.ts'),
  ready: () => import('../ready/ready.ts'),
  resting: () => import('./resting.ts'),
  meeting: () => import('../meeting/meeting.ts'),
  keys: () => import('../keys/keys-sheet.ts'),
  settings: () => import('../settings/settings.ts'),
} as const
type Piece = keyof typeof PIECES
/** All but what no run needs, and few ever open: that is fetched as it is opened. */
const EVERY: readonly Piece[] = ['moving', 'ready', 'resting']

/** A page, or the sheet that may lie over each. */
type Drawn = PageName | 'keys'

const PIECE_OF: Readonly<Record<Drawn, Piece>> = {
  'first-use': 'resting',
  settings: 'settings',
  machines: 'resting',
  ready: 'ready',
  stretch: 'moving',
  start: 'moving',
  standing: 'moving',
  run: 'moving',
  sprint: 'moving',
  report: 'resting',
  meeting: 'meeting',
  keys: 'keys',
}

/** What is seen first has the line for itself until it was drawn, ms. */
const DRAWN_MS = 250
/** What could not be fetched is asked for again, ms. */
const AGAIN_MS = 2000
/** So often a daemon that is heard refuses a piece until this page counts as too old for it. */
const TRIES = 3
/** So long START waits for what is drawn after the run, ms: a piece that does not come keeps nobody from running. */
const START_WAITS_MS = 10_000

const here = new Set<Piece>()
const tries = new Map<Piece, number>()
const listeners = new Set<() => void>()
const isWhole = (): boolean => EVERY.every((piece) => here.has(piece))
const tell = (): void => listeners.forEach((listen) => listen())

function fetchPiece(piece: Piece): void {
  if (tries.has(piece)) return
  const again = (nth: number): void => {
    tries.set(piece, nth)
    PIECES[piece]()
      .then(breath)
      .then(
        () => {
          here.add(piece)
          tell()
        },
        () => {
          tell()
          pageClock.after(AGAIN_MS, () => again(nth + 1))
        },
      )
  }
  again(1)
}

/**
 * Which pieces are here: first that of what is to be seen, the rest once it is. The page itself has begun to fetch `moving` and
 * `ready`, so that they are there when they are needed. The host is drawn anew with each that comes.
 */
export class Pieces implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #listen = (): void => this.#host.requestUpdate()
  #restIsFetched = false
  #startWantedAtMs: number | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    listeners.add(this.#listen)
  }

  hostDisconnected(): void {
    listeners.delete(this.#listen)
  }

  /** For whoever looks at the page from outside: there is nothing left to fetch. */
  hostUpdated(): void {
    this.#host.toggleAttribute('whole', isWhole())
    if (this.#restIsFetched || here.size === 0) return
    this.#restIsFetched = true
    whenIdle(() => EVERY.forEach(fetchPiece))
  }

  /** Whether it can be drawn. One that cannot is fetched at once. */
  has(page: Drawn): boolean {
    const piece = PIECE_OF[page]
    fetchPiece(piece)
    return here.has(piece) && (page !== 'start' || isWhole() || this.#startHasWaited())
  }

  /** It was asked for again and again. */
  isRefused(page: PageName): boolean {
    const piece = PIECE_OF[page]
    return !here.has(piece) && (tries.get(piece) ?? 0) >= TRIES
  }

  #startHasWaited(): boolean {
    if (this.#startWantedAtMs === null) {
      this.#startWantedAtMs = pageClock.nowMs()
      pageClock.after(START_WAITS_MS, this.#listen)
    }
    return pageClock.nowMs() - this.#startWantedAtMs >= START_WAITS_MS
  }
}

function whenIdle(then: () => void): void {
  pageClock.after(DRAWN_MS, () => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(then, { timeout: AGAIN_MS })
    else then()
  })
}
