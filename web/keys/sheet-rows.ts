import { html, type TemplateResult } from 'lit'
import { arrowSign, backSign, downSign, upSign } from '../parts/icons.ts'
import { KEYS, type KeyUse } from '../touch/key-meaning.ts'
import { keyWords } from './words.ts'

/** The table of keys, as the sheet shows it. */

export interface SheetRow {
  readonly use: KeyUse
  readonly title: string
  readonly says: string
}
export interface SheetGroup {
  readonly title: string
  readonly rows: readonly SheetRow[]
}

/** By direction: what slows first. */
export function groupsOf(): readonly SheetGroup[] {
  const keys = keyWords()
  return [
    {
      title: keys.slower,
      rows: [
        { use: 'stop', ...keys.stop },
        { use: 'slower', ...keys.slowerStep },
        { use: 'ease-off', ...keys.easeOff },
      ],
    },
    {
      title: keys.faster,
      rows: [
        { use: 'faster', ...keys.fasterStep },
        { use: 'hold', ...keys.hold },
        { use: 'go', ...keys.go },
      ],
    },
    {
      title: keys.screen,
      rows: [
        { use: 'mute', ...keys.mute },
        { use: 'full-screen', ...keys.fullScreen },
        { use: 'light', ...keys.light },
        { use: 'sheet', ...keys.sheet },
        { use: 'close', ...keys.closes },
      ],
    },
  ]
}

export const keysFor = (use: KeyUse): readonly string[] => KEYS[use]

/** What stands on a key. */
export function faceOf(key: string): string | TemplateResult {
  const { names } = keyWords()
  switch (key) {
    case ' ':
      return names.space
    case 'Enter':
      return names.enter
    case 'Escape':
      return names.escape
    case 'ArrowDown':
      return downSign()
    case 'ArrowUp':
      return upSign()
    case 'ArrowLeft':
      return backSign()
    case 'ArrowRight':
      return arrowSign()
    case 'PageDown':
      return html`${names.page} ${downSign()}`
    case 'PageUp':
      return html`${names.page} ${upSign()}`
    default:
      return key.toUpperCase()
  }
}
