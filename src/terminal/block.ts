import type { Snapshot } from '../../protocol/panel/snapshot.ts'
import { finishOf, isToldAsSpeed, stageM } from '../../protocol/stages.ts'
import { isStage, PACE_FROM_KMH, stageNoun } from '../../protocol/units.ts'
import { bannerIn, saidIn } from '../../protocol/words/language.ts'
import type { TerminalLanguage } from '../../protocol/words/terminal.ts'
import { UNKNOWN } from '../../protocol/words/figures.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { cut, widthOf, wrapped, type Paint } from './ansi.ts'
import { answersOf, KEY_ROWS, offeredBy, type Answer } from './keys.ts'
import { inclineWords } from './incline.ts'
import { staircase } from './staircase.ts'

/** A run as one block of lines in a terminal. */

export interface Sheet {
  /** Of the terminal. */
  readonly columns: number
  readonly rows: number
  readonly paint: Paint
  readonly language: TerminalLanguage
  /** What the terminal itself has to say: why an ask was not taken, that a key is wanted. */
  readonly notes: readonly string[]
}

/** Room for more than this is not used: a line is read at one glance. */
const WIDEST = 120
const STEPS = { least: 2, most: 10 } as const
/** Lines that are said at the most: banners and notes. */
const MOST_SAID = 4

/** Lines, none wider than the terminal, and fewer than it has rows. */
export function blockOf(snapshot: Snapshot, sheet: Sheet): string[] {
  const { rows, paint } = sheet
  // A sign in the last column would wait there for the next line.
  const columns = Math.max(1, Math.min(WIDEST, sheet.columns - 1))
  const head = headOf(snapshot, columns, sheet)
  const said = saidOf(snapshot, columns, sheet)
  const keys = keysOf(snapshot, columns, sheet)
  const room = rows - 1 - head.length - said.length - keys.length
  const steps = staircase(snapshot.phases, columns, Math.min(STEPS.most, room - 3), paint)
  const lines = [...head, ...(steps.length > STEPS.least ? ['', ...steps] : []), ...said, ...keys]
  // Where there is no room for all, what was said is less than what can be done.
  return lines.length < rows ? lines : [...head, ...keys].slice(0, Math.max(1, rows - 1))
}

/** Which phase and how fast; how far to the finish; how much is done. */
function headOf(snapshot: Snapshot, columns: number, { paint, language }: Sheet): string[] {
  const { words, figures } = language
  const { measured, machine, plan, distanceM, movingS, hidden } = snapshot
  const unit = plan?.unit ?? 'km'
  const heart = measured.heartRateBpm === null ? '' : `${measured.heartRateBpm} ${words.panel.bpm}`
  const pod = words.terminal.footPod(figures.speed(measured.footPodKmh ?? null, machine?.unit ?? 'km/h'))
  const consoles = hidden === null ? (measured.consoleKmh ?? null) : null
  const own = consoles === null ? '' : `${words.run.console} ${figures.speed(consoles, machine?.unit ?? 'km/h')}`
  const beside = [heart, (measured.footPodKmh ?? null) === null || hidden !== null ? '' : pod, own]
    .filter((part) => part !== '')
    .join(' · ')
  const length = figures.lengthWords(distanceM, unit)
  const far = hidden === null ? words.report.ranIn(length, figures.clock(movingS)) : length
  const done = distanceM > 0 ? far : ''
  return [
    apart(titleOf(snapshot, language), beside === '' ? (machine?.name ?? '') : beside, columns, (text) =>
      paint(text, 'bold'),
    ),
    apart(paceOf(snapshot, language), done, columns, (text) => paint(text, 'bold', 'white')),
    apart(wayOf(snapshot, language), '', columns, (text) => text),
  ].filter((line) => line !== '')
}

/** One at the left, one at the right where there is room for both. */
function apart(left: string, right: string, columns: number, paint: (text: string) => string): string {
  const between = columns - widthOf(left) - widthOf(right)
  if (right === '' || between < 2) return paint(cut(left, columns))
  return `${paint(left)}${' '.repeat(between)}${right}`
}

/** "Mile 2 of 3 · moderate"; on a belt that does not run, what it does. */
function titleOf({ phase, phases, plan, belt, held }: Snapshot, language: TerminalLanguage): string {
  const { words } = language
  const stages = phases.filter(isStage).length
  const view = phases[phase.index ?? -1]
  const name =
    isStage(phase) && phase.mile !== null
      ? words.phases.stageOf(stageNoun(stageM(plan)), phase.mile, stages)
      : phaseName(phase, plan, language)
  const effort = view === undefined || view.effort === null || !isStage(view) ? '' : words.phases.efforts[view.effort]
  const state = belt === 'moving' ? '' : words.terminal.belts[belt]
  return [name, effort, state, held === null ? '' : words.terminal.held[held]].filter((part) => part !== '').join(' · ')
}

/** "9:45 /mi · 6.2 mph · target 9:45". */
function paceOf(snapshot: Snapshot, language: TerminalLanguage): string {
  const { words, figures } = language
  const { measured, targetKmh, askedKmh, plan, machine } = snapshot
  if (snapshot.hidden !== null)
    return [words.run.hidden, inclineWords(snapshot, language)].filter((part) => part !== '').join(' · ')
  const unit = plan?.unit ?? 'km'
  const consoleUnit = machine?.unit ?? 'km/h'
  const isRun = plan?.level !== 'beginner' && (measured.speedKmh ?? 0) >= PACE_FROM_KMH
  const told = (kmh: number): string => {
    const pace = isRun ? figures.pace(kmh, unit) : UNKNOWN
    return pace === UNKNOWN ? figures.speed(kmh, consoleUnit) : pace
  }
  const speed = figures.speed(measured.speedKmh, consoleUnit)
  return [
    isRun ? `${figures.pace(measured.speedKmh, unit)} ${figures.perUnit(unit)}` : '',
    speed,
    targetKmh === null ? '' : words.terminal.target(told(targetKmh)),
    askedKmh === null ? '' : `→ ${figures.speed(askedKmh, consoleUnit)} ${words.run.asked}`,
    inclineWords(snapshot, language),
    snapshot.estimated ? words.run.estimated : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** "Sprint in 1.45 mi, 13:06 · 0.45 mi left in this mile"; in the stretches, which one. */
function wayOf(snapshot: Snapshot, { words, figures }: TerminalLanguage): string {
  const { toFinish, toCoolDown, inPhase, plan, phase, stretch, hidden } = snapshot
  const unit = plan?.unit ?? 'km'
  if (stretch !== null) {
    const { card, index, count, side, leftS, getReady } = stretch
    const which = words.standing.stretchOf(index + 1, count)
    const now = getReady ? words.standing.getReady : side === null ? '' : words.standing.sides[side]
    return [which, words.stretches[card.id].name, now, figures.countdown(leftS)]
      .filter((part) => part !== '')
      .join(' · ')
  }
  const finish =
    toFinish === null
      ? ''
      : `${words.phases.finishIn(finishOf(plan))} ${figures.lengthWords(toFinish.distanceM, unit)}${hidden === null ? `, ${figures.countdown(toFinish.timeS)}` : ''}`
  const coolDown =
    toFinish !== null || toCoolDown === null || phase.kind === 'finish' || hidden !== null
      ? ''
      : `${words.phases['cool-down']}: ${figures.countdown(toCoolDown.timeS)}`
  const left =
    inPhase.leftM !== null
      ? (phase.kind === 'finish' ? figures.finishLength : figures.lengthWords)(inPhase.leftM, unit)
      : inPhase.leftS !== null
        ? figures.countdown(inPhase.leftS)
        : null
  const here =
    left === null || phase.index === null ? '' : `${left} ${words.run.leftIn(phase.kind, stageNoun(stageM(plan)))}`
  return [finish, coolDown, here].filter((part) => part !== '').join(' · ')
}

/** What is said to the runner now, and at the top of a screen. */
function saidOf({ said, cue, banners }: Snapshot, columns: number, { paint, language, notes }: Sheet): string[] {
  const line = said ?? cue
  const spoken = line === null ? [] : [{ text: saidIn(language, line), isLoud: false }]
  const shown = banners.map((banner) => {
    const { text, action } = bannerIn(language, banner)
    return { text: `! ${text} ${action}`.trim(), isLoud: banner.level !== 'info' }
  })
  const all = [...shown, ...notes.map((note) => ({ text: note, isLoud: true })), ...spoken]
  const lines = all.flatMap(({ text, isLoud }) =>
    wrapped(text.split(' '), columns).map((part) => (isLoud ? paint(part, 'bold', 'red') : part)),
  )
  return lines.length === 0 ? [] : ['', ...lines.slice(0, MOST_SAID)]
}

/** "space STOP  ↑ faster  ↓ slower  …": the keys that do something now. */
function keysOf(snapshot: Snapshot, columns: number, { paint, language }: Sheet): string[] {
  const { words } = language
  const answers = answersOf(snapshot).map((answer, at) => ({
    key: String(at + 1),
    does: saysOf(answer, snapshot, language),
  }))
  const offered = KEY_ROWS.flatMap((row) => {
    const ask = offeredBy(row, snapshot)
    return ask === null || ask === 'stop'
      ? []
      : [{ key: shownKey(row.keys[0] ?? '', language), does: words.terminal.keys[ask] }]
  })
  const once = offered.filter(({ does }, at) => offered.findIndex((other) => other.does === does) === at)
  const stop = { key: words.terminal.space, does: words.terminal.keys.stop }
  const all = [stop, ...answers, ...once].map(({ key, does }) => `${paint(key, 'bold')} ${does}`)
  return ['', ...wrapped(all, columns, '   ')]
}

function saysOf(answer: Answer, { hidden, plan }: Snapshot, { words, figures }: TerminalLanguage): string {
  if (answer.ask === 'console-says') return `${figures.tenths(answer.speed)} ${answer.unit}`
  if (answer.ask === 'felt-pace') {
    const kmh = answer.felt === null ? null : (hidden?.keysKmh?.[answer.felt] ?? null)
    const unit = plan?.unit ?? 'km'
    if (kmh === null) return words.terminal.sawPace
    return isToldAsSpeed(kmh, plan?.level ?? null) ? figures.speedFor(kmh, unit) : figures.pace(kmh, unit)
  }
  return answer.yes ? words.terminal.motor : words.terminal.noMotor
}

/** How a key is called in words. */
export function shownKey(key: string, { words }: TerminalLanguage): string {
  const signs: Readonly<Record<string, string>> = {
    space: words.terminal.space,
    return: words.terminal.enter,
    up: '↑',
    down: '↓',
  }
  return signs[key] ?? key
}
