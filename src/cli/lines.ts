import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import type { TerminalLanguage } from '../../protocol/words/terminal.ts'
import { gainedS, isToldAsSpeed } from '../../protocol/stages.ts'
import { UNKNOWN } from '../../protocol/words/figures.ts'
import { saidIn } from '../../protocol/words/language.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'
import { inclineWords } from '../terminal/incline.ts'

/** A run in plain lines. */

export function progressLine(snapshot: Snapshot, language: TerminalLanguage): string {
  const { words, figures } = language
  const { measured, targetKmh, toFinish, plan, phase, belt, held, hidden } = snapshot
  const unit = unitOf(plan)
  const phaseWords = phaseName(phase, plan, language)
  const beltWords = words.terminal.belts[belt]
  const parts = [
    phaseWords === '' ? beltWords : `${phaseWords}, ${beltWords}`,
    hidden === null ? toldSpeed(measured.speedKmh, plan, language) : words.run.hidden,
    ...(targetKmh === null ? [] : [words.terminal.target(toldSpeed(targetKmh, plan, language))]),
    figures.lengthWords(snapshot.distanceM, unit),
    ...[inclineWords(snapshot, language)].filter((part) => part !== ''),
  ]
  if (toFinish !== null) {
    const finish = phaseName({ kind: 'finish', mile: null }, plan, language)
    const length = figures.lengthWords(toFinish.distanceM, unit)
    parts.push(words.terminal.finishIn(finish, length, hidden === null ? figures.countdown(toFinish.timeS) : UNKNOWN))
  }
  if (held !== null) parts.push(words.terminal.held[held])
  return parts.join(' · ')
}

export function splitLine(
  split: Split,
  { plan, splits }: Pick<Snapshot, 'plan' | 'splits'>,
  language: TerminalLanguage,
): string {
  const { words, figures } = language
  const unit = unitOf(plan)
  const { distanceM, timeS, averageKmh, note } = split
  const isWhole = note === null || note.code === 'partly-estimated'
  const length = (split.kind === 'finish' ? figures.finishLength : figures.lengthWords)(distanceM, unit)
  const speed = ranSpeed(averageKmh, plan, language)
  const ran = words.terminal.split(phaseName(split, plan, language), length, figures.clock(timeS), speed)
  const gained = gainedS(split, splits)
  const near = split.atPaceS ?? null
  const atPace = near === null ? '' : `, ${words.report.atPace(near, figures)}`
  const bpm = split.heartRateBpm ?? null
  const heart = bpm === null ? '' : `, ${bpm} ${words.panel.bpm}`
  return `${isWhole ? '✓' : '·'} ${ran}${heart}${atPace}${note === null ? '' : `, ${saidIn(language, note)}`}${gained === null ? '' : ` ▲ ${figures.span(gained)}`}`
}

/** A pace where the runner is told paces and runs, else a speed in their own unit. */
const toldSpeed = (kmh: number | null, plan: Plan | null, language: TerminalLanguage): string =>
  kmh === null || isToldAsSpeed(kmh, null)
    ? language.figures.speedFor(kmh, unitOf(plan))
    : ranSpeed(kmh, plan, language)

/** What a part was run at: in one way in all of a run. */
function ranSpeed(kmh: number | null, plan: Plan | null, { figures }: TerminalLanguage): string {
  const unit = unitOf(plan)
  return kmh === null || plan?.level === 'beginner'
    ? figures.speedFor(kmh, unit)
    : `${figures.pace(kmh, unit)} ${figures.perUnit(unit)}`
}

const unitOf = (plan: Plan | null): DistanceUnit => plan?.unit ?? 'km'
