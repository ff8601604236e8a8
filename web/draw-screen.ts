import { html } from 'lit'
import type { Snapshot } from '../protocol/panel/snapshot.ts'
import type { TracePoint } from './live/trace.ts'
import './danger/lost.ts'
import type { Front } from './front.ts'
import type { LastSeen, Lost } from './danger/lost-sight.ts'
import type { Over } from './parts/over.ts'
import type { PageName } from './page-of.ts'
import './standing/connecting.ts'

/** What a screen is drawn from. */
export interface Scene {
  readonly snapshot: Snapshot
  readonly trace: readonly TracePoint[]
  /** What the belt is lost by; null while it is seen. */
  readonly lost: Lost | null
  readonly seen: LastSeen | null
  /** Something of the daemon is heard. */
  readonly heard: boolean
  /** Words at the top cover the phase line. */
  readonly covered: boolean
  /** Why a run is off its plan, beside the pace. */
  readonly note: Over | null
  /** Where another run is asked for, and the way back from the settings. */
  readonly front: Pick<Front, 'another' | 'back'>
}

/** @param page null while there is nothing of it to draw: then that is said */
export function drawScreen(page: PageName | null, scene: Scene) {
  const { snapshot, trace, lost, seen, covered, note, front } = scene
  if (lost !== null) return html`<cr-lost .snapshot=${snapshot} .trace=${trace} .lost=${lost} .seen=${seen}></cr-lost>`
  switch (page) {
    case null:
      return html`<cr-connecting ?heard=${scene.heard}></cr-connecting>`
    case 'first-use':
      return html`<cr-first-use .snapshot=${snapshot}></cr-first-use>`
    case 'settings':
      return html`<cr-settings .snapshot=${snapshot} @back=${front.back}></cr-settings>`
    case 'machines':
      return html`<cr-machines @back=${front.back}></cr-machines>`
    case 'meeting':
      return html`<cr-meeting .snapshot=${snapshot} ?covered=${covered} @back=${front.back}></cr-meeting>`
    case 'ready':
      return html`<cr-ready .snapshot=${snapshot}></cr-ready>`
    case 'stretch':
      return html`<cr-stretch .snapshot=${snapshot}></cr-stretch>`
    case 'start':
      return html`<cr-start .snapshot=${snapshot}></cr-start>`
    case 'standing':
      return html`<cr-standing .snapshot=${snapshot} .trace=${trace}></cr-standing>`
    case 'run':
      return html`<cr-run .snapshot=${snapshot} .trace=${trace} .note=${note} ?covered=${covered}></cr-run>`
    case 'sprint':
      return html`<cr-sprint .snapshot=${snapshot} .note=${note}></cr-sprint>`
    case 'report':
      return html`<cr-report .snapshot=${snapshot} .trace=${trace} @another=${front.another}></cr-report>`
  }
}
