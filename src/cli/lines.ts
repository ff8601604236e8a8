import type { DistanceUnit } from '../../protocol/panel/choices.ts'
import type { Plan } from '../../protocol/panel/plan.ts'
import type { Snapshot, Split } from '../../protocol/panel/snapshot.ts'
import type { TerminalLanguage } from '../../protocol/words/terminal.ts'
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
    figures.speedFor(measured.speedKmh, unit),
    ...(targetKmh === null ? [] : [words.terminal.target(figures.speedFor(targetKmh, unit))]),
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
  const { distanceM, timeS, averageKmh, gainS } = split
  const length = figures.lengthWords(distanceM, unit)
  const speed = figures.speedFor(averageKmh, unit)
  const ran = words.terminal.split(phaseName(split, plan, language), length, figures.clock(timeS), speed)
  return `✓ ${ran}${gainS === null ? '' : ` ${words.terminal.gained(Math.round(gainS))}`}`
}

const unitOf = (plan: Plan | null): DistanceUnit => plan?.unit ?? 'km'
