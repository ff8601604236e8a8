import type { ReactiveControllerHost } from 'lit'
import { Redraws } from './redraws.ts'

/** As loud as it gets. */
export const LOUDEST = 8

/** What of the panel is this screen's own, and no runner's: another screen, or another browser on it, has its own. */
export interface ScreenSettings {
  /** `auto`: as the system has it. */
  readonly light: 'auto' | 'dark' | 'light'
  /** Tones. */
  readonly sound: boolean
  readonly voice: boolean
  /** Neither tones nor voice just now, whatever is on. */
  readonly muted: boolean
  /** Of tones and voice: 1 to 8. */
  readonly loudness: number
  /** Flashes for the countdown and the go. */
  readonly flash: boolean
  /** The sprint's flip goes to a darker ground. */
  readonly softFlip: boolean
  /** Less motion than the system asks for; what the system asks for holds anyway. */
  readonly lessMotion: boolean
  /** The whole screen is wanted, and asked for again with the first touch of a page. */
  readonly fullScreen: boolean
  /** `auto`: the browser's. */
  readonly language: 'auto' | 'en' | 'es'
}

const DEFAULTS: ScreenSettings = {
  light: 'auto',
  sound: true,
  voice: true,
  muted: false,
  loudness: LOUDEST,
  flash: true,
  softFlip: false,
  lessMotion: false,
  fullScreen: false,
  language: 'auto',
}

const ONE_OF: { readonly [K in keyof ScreenSettings]?: readonly ScreenSettings[K][] } = {
  light: ['auto', 'dark', 'light'],
  language: ['auto', 'en', 'es'],
  loudness: [1, 2, 3, 4, 5, 6, 7, 8],
}

/** Where they are kept, as JSON; `public/first.js` reads `light` and `language` of it ahead of the first paint. */
const KEY = 'screen'

/** Every setting, from what was kept: what is missing, or no value that it can have, is the default. */
export function settingsIn(kept: string | null): ScreenSettings {
  let read: unknown
  try {
    read = JSON.parse(kept ?? '{}')
  } catch {
    return DEFAULTS
  }
  if (typeof read !== 'object' || read === null) return DEFAULTS
  const isOne = ([name, value]: [string, unknown]): boolean => {
    if (!Object.hasOwn(DEFAULTS, name)) return false
    const known = name as keyof ScreenSettings
    const values: readonly unknown[] = ONE_OF[known] ?? [true, false]
    return values.includes(value)
  }
  return { ...DEFAULTS, ...Object.fromEntries(Object.entries(read).filter(isOne)) }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    // Storage is blocked: everything is as by default.
    return null
  }
}

let now = settingsIn(kept())
const listeners = new Set<() => void>()

function become(next: ScreenSettings): void {
  now = next
  for (const listen of listeners) listen()
}

export const screenSettings = (): ScreenSettings => now

/** Holds at once, and in this browser from now on. A browser that keeps nothing forgets it with the page. */
export function changeScreen(change: Partial<ScreenSettings>): void {
  const next = { ...now, ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch {
    // Storage is blocked or full: it holds until the page is left.
  }
  become(next)
}

/** Called after each change, one made in another window of this browser too. Returns its undo. */
export function onScreenSettings(listen: () => void): () => void {
  listeners.add(listen)
  return () => listeners.delete(listen)
}

// The pure tests read settings without a window.
if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY || key === null) become(settingsIn(newValue))
  })
}

/** Draws its host anew with each change. */
export class ScreenSettingsNow extends Redraws {
  constructor(host: ReactiveControllerHost) {
    super(host, onScreenSettings)
  }

  get is(): ScreenSettings {
    return now
  }
}
