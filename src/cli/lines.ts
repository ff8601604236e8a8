import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import type { TerminalLanguage } from '../../protocol/words/terminal.ts'
import { isToldAsSpeed } from '../../protocol/stages.ts'
import { saidIn } from '../../protocol/words/language.ts'
import { phaseName } from '../../protocol/words/phase-name.ts'

/** A run in plain lines. */

export function progressLine(snapshot: Snapshot, language: TerminalLanguage): string {
  const { words, figures } = language
  const { measured, targetKmh, toFinish, plan, phase, belt, held } = snapshot
  const unit = unitOf(plan)
  const phaseWords = phaseName(phase, plan, language)
  const beltWords = words.terminal.belts[belt]
  const parts = [
    phaseWords === '' ? beltWords : `${phaseWords}, ${beltWords}`,
    toldSpeed(measured.speedKmh, plan, language),
    ...(targetKmh === null ? [] : [words.terminal.target(toldSpeed(targetKmh, plan, language))]),
    figures.lengthWords(snapshot.distanceM, unit),
  ]
  if (toFinish !== null) {
    const finish = phaseName({ kind: 'finish', mile: null }, plan, language)
    const length = figures.lengthWords(toFinish.distanceM, unit)
    parts.push(words.terminal.finishIn(finish, length, figures.countdown(toFinish.timeS)))
  }
  if (held !== null) parts.push(words.terminal.held[held])
  return parts.join(' · ')
}

export function splitLine(split: Split, plan: Plan | null, language: TerminalLanguage): string {
  const { words, figures } = language
  const unit = unitOf(plan)
  const { distanceM, timeS, averageKmh, gainS, note } = split
  const isWhole = note === null || note.code === 'partly-estimated'
  const length = figures.lengthWords(distanceM, unit)
  const speed = toldSpeed(averageKmh, plan, language)
  const ran = words.terminal.split(phaseName(split, plan, language), length, figures.clock(timeS), speed)
  // What was cut short is no mile that was run, and gained nothing.
  const gained = gainS === null || !isWhole ? '' : ` ${words.terminal.gained(Math.round(gainS))}`
  const near = split.atPaceS ?? null
  const atPace = near === null ? '' : `, ${words.report.atPace(Math.round(near))}`
  const bpm = split.heartRateBpm ?? null
  const heart = bpm === null ? '' : `, ${bpm} ${words.panel.bpm}`
  return `${isWhole ? '✓' : '·'} ${ran}${heart}${atPace}${note === null ? '' : `, ${saidIn(language, note)}`}${gained}`
}

/** A pace where the runner is told paces, else a speed in their own unit. */
function toldSpeed(kmh: number | null, plan: Plan | null, { figures }: TerminalLanguage): string {
  const unit = unitOf(plan)
  const asSpeed = kmh === null || isToldAsSpeed(kmh, plan?.level ?? null)
  return asSpeed ? figures.speedFor(kmh, unit) : `${figures.pace(kmh, unit)} ${figures.perUnit(unit)}`
}

const unitOf = (plan: Plan | null): DistanceUnit => plan?.unit ?? 'km'
