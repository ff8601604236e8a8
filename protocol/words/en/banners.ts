import type { BANNERS, BannerValues, HeldByOther, NotConnected } from '../../panel/banners.ts'
import type { GuidedBecause } from '../../panel/guided-because.ts'
import type { BannerSentences } from '../sentence.ts'
import { stages } from './nouns.ts'
import { waitActions, waits } from './waits.ts'

/** What is said at the top of the screen, and what to do about it; an empty action where nothing is to be done. */

const LOOK = 'Look at the treadmill, then unlock.'
const CARRY_ON = 'Carry on or finish when you are ready.'
const OWN_STOP = 'Use the treadmill’s own stop.'

const held: Record<HeldByOther, string> = {
  asked: 'Speed kept.',
  eased: 'Eased off. Nothing gets faster by itself.',
  link: 'Speed kept: the treadmill was out of reach.',
  restart: 'Speed kept: Crescendo was restarted.',
  console: 'Speed kept as the treadmill has it, by a hand or by itself.',
  'left-alone': 'Slowed down: nobody was there. Nothing gets faster by itself.',
}

type HeartIs = BannerValues<'heart'>['is']
const heart: Record<HeartIs, (ceilingBpm: number) => string> = {
  yet: () => 'No heart signal: after a minute nothing gets faster.',
  above: (bpm) => `Heart above ${bpm}.`,
  below: () => 'Speed kept for your heart.',
  waits: () => 'The next pace waits for your heart.',
  lost: () => 'No heart signal.',
  'lost-held': () => 'No heart signal.',
  unwell: (bpm) => `Heart above ${bpm} at a walk. Rest.`,
}
const heartActions: Record<HeartIs, (risesAtBpm: number) => string> = {
  yet: () => 'Wear a strap, or drop the ceiling.',
  above: () => 'The belt eases a step each 20\u00a0s until it is below.',
  below: () => 'To the end of this stage.',
  waits: (bpm) => `It comes at ${bpm} or below, up to half of this stage.`,
  lost: () => 'Check the strap.',
  'lost-held': () => 'Check the strap. Nothing gets faster without it.',
  unwell: () => 'Unwell? Stop and get help.',
}

const guidedBecause: Record<GuidedBecause, string> = {
  'no-control-point': 'This treadmill takes no orders.',
  refuses: 'The treadmill gives Crescendo no control.',
  'does-not-follow': 'The belt does not follow.',
  'no-motor': 'This belt has no motor.',
  'started-on-the-console': 'The belt was running already.',
  asked: 'As you asked.',
  'other-unit': 'It counts in mph.',
}

function chosenTreadmill(chosen: string | null): string {
  if (chosen === 'simulated') return 'the simulated treadmill'
  if (chosen === 'auto') return 'a real treadmill'
  return chosen ?? 'another treadmill'
}

const unseen = {
  'does-not-answer-stop': {
    text: 'STOP was sent three times, and the belt cannot be seen.',
    action: 'Pull the safety key, or use the treadmill’s own stop.',
  },
  'out-of-sight': { text: 'The belt may still be moving.', action: OWN_STOP },
  silent: {
    text: 'The treadmill does not say whether the belt is still.',
    action: 'Look at it, and confirm that it is.',
  },
} as const

const beltMoves = {
  stopped: 'THE BELT MOVES without Crescendo. Run stopped.',
  stretching: 'THE BELT MOVES. Stay beside it.',
  none: 'THE BELT MOVES. Crescendo does not drive it.',
} as const

const notSaved = {
  full: {
    because: 'the disk is full',
    action: 'Make room on the disk: it is saved as soon as there is some.',
  },
  locked: {
    because: 'another program keeps its file locked',
    action: 'It is saved as soon as the file is free.',
  },
  slow: {
    because: 'the disk does not answer',
    action: 'It is saved as soon as the disk answers.',
  },
  failed: {
    because: 'the disk takes nothing',
    action: 'Saving is tried again and again.',
  },
} as const

const notHeard = (treadmill: string | null): string =>
  treadmill === null ? 'No treadmill is heard.' : `${treadmill} is not heard.`

const notConnected: Record<
  NotConnected['because'],
  { readonly text: (treadmill: string | null) => string; readonly action: string }
> = {
  'not-heard': {
    text: notHeard,
    action:
      'Switch it on, wake its console, and close other apps that are connected to it: most treadmills talk to one at a time.',
  },
  'not-heard-among-others': {
    text: notHeard,
    action: 'Close Zwift or the phone’s app, which may have it. Else switch it on and wake its console.',
  },
  'does-not-answer': {
    text: (treadmill) => `${treadmill ?? 'The treadmill'} was heard, and did not answer. It is tried again.`,
    action: 'Close Zwift or the phone’s app, which may have it. If it stays so, switch it off and on.',
  },
  'not-a-treadmill': {
    text: (treadmill) => `${treadmill ?? 'What was heard'} does not speak as a treadmill does.`,
    action: 'Name the right one: npm start -- scan lists what is heard.',
  },
  'no-bluetooth': {
    text: () => 'This computer’s Bluetooth does not answer. It is tried again.',
    action: 'Unplug the adapter and plug it in again.',
  },
}

/** After what to do about a belt that may be moving. */
const thenDo = (because: NotConnected['because'] | null): string =>
  because === 'not-heard-among-others' || because === 'does-not-answer' ? ' Then close Zwift or the phone’s app.' : ''

export const banners: BannerSentences<typeof BANNERS> = {
  'pull-the-safety-key': {
    text: ({ belt }) =>
      belt === 'does-not-stop'
        ? 'THE BELT DOES NOT STOP.'
        : 'THE BELT STILL MOVES, and Crescendo has no control of it.',
    action: ({ belt }) =>
      belt === 'does-not-stop' ? 'PULL THE SAFETY KEY' : 'Press STOP on the treadmill, or pull the safety key.',
  },
  'not-ours': {
    text: ({ run }) => beltMoves[run],
    action: 'Slow or stop it at the treadmill, or press STOP.',
  },
  'link-lost': {
    text: ({ begunOn, chosen, mayMove }) => {
      if (begunOn === null) return `The treadmill is out of reach.${mayMove ? ' The belt may still be moving.' : ''}`
      const begun = `This run was begun on ${begunOn}, and Crescendo was started for ${chosenTreadmill(chosen)}.`
      return mayMove ? `${begun} The belt of ${begunOn} may still be moving.` : begun
    },
    action: ({ begunOn, mayMove, because }) => {
      if (begunOn !== null) return `Start it for ${begunOn} to carry on, or end the run.`
      return mayMove ? OWN_STOP + thenDo(because) : 'Is it switched on?'
    },
  },
  'not-connected': {
    text: ({ treadmill, because }) => notConnected[because].text(treadmill),
    action: ({ because }) => notConnected[because].action,
  },
  'found-by-name': {
    text: ({ treadmill, by }) =>
      by === 'name-elsewhere'
        ? `${treadmill} has another address than before.`
        : `Of several called ${treadmill} this is the nearest.`,
    action: 'Is it the one beside you?',
  },
  'telemetry-stale': {
    text: ({ stopped }) =>
      stopped
        ? 'Stopped: the treadmill said nothing any more.'
        : 'The treadmill says nothing. The numbers are an estimate.',
    action: ({ stopped }) =>
      stopped ? 'Look at the belt. Carry on when it is still.' : 'Nothing gets faster meanwhile.',
  },
  'belt-unseen': { text: ({ belt }) => unseen[belt].text, action: ({ belt }) => unseen[belt].action },
  'wrong-unit': {
    text: 'Stopped: the treadmill takes its speed in the other unit (mph or km/h).',
    action: 'Be guided and use its own keys; or change the unit on its console, then unlock.',
  },
  'too-fast': { text: 'Stopped: the belt was faster than it was told to be.', action: LOOK },
  'started-too-fast': { text: 'Stopped: the belt started too fast.', action: LOOK },
  'did-not-start': { text: 'The belt did not start.', action: 'Is the safety key in? Press start again.' },
  'start-unwatched': { text: 'Not started: no screen is watching.', action: 'Open the panel, then try again.' },
  'not-following': {
    text: 'The belt does not follow.',
    action: ({ speedKmh, unit }, { speed }) => `Set ${speed(speedKmh, unit)} on the treadmill itself.`,
  },
  'speed-refused': {
    text: ({ speedKmh, unit }, { speed }) => `The treadmill refuses ${speed(speedKmh, unit)}.`,
    action: ({ againInS, rises }) => {
      const press = `ress ${rises ? '+' : '−'} to try`
      if (againInS === null) return `P${press} again.`
      return againInS > 0 ? `Tried again in ${againInS} s; p${press} now.` : 'Trying again.'
    },
  },
  'stopped-by-console': { text: 'The treadmill stopped, by a hand or by itself.', action: CARRY_ON },
  'safety-key': { text: 'The safety key was pulled.', action: `Put it back. ${CARRY_ON}` },
  'stands-since-restart': {
    text: 'Crescendo was started again in this run. The belt stands.',
    action: CARRY_ON,
  },
  'stands-since-link': { text: 'The belt came to a stop while it was out of sight.', action: CARRY_ON },
  'control-lost': {
    text: 'The treadmill took its control back.',
    action: 'Carry on or finish when the belt is still.',
  },
  'nobody-watches': { text: 'Stopped: no screen was watching.', action: CARRY_ON },
  unwatched: {
    text: ({ leftS }) =>
      leftS > 0
        ? `Nobody is seen to watch: nothing gets faster, and in ${leftS} s the belt slows to a walk and stops.`
        : 'Nobody is seen to watch: the belt slows to a walk and stops.',
    action: 'Bring the panel to the front; in a terminal, press a key.',
  },
  'nobody-on-belt': {
    text: ({ stopped }) =>
      stopped ? 'Stopped: nobody was on the belt.' : 'Nobody seems to be on the belt. It gets no faster.',
    action: ({ stopped }) => (stopped ? CARRY_ON : 'Step on, or press STOP.'),
  },
  held: { text: ({ reason }) => held[reason], action: 'Resume the plan when you want it back.' },
  heart: {
    text: ({ is, ceilingBpm }) => heart[is](ceilingBpm),
    action: ({ is, risesAtBpm }) => heartActions[is](risesAtBpm),
  },
  guided: {
    text: ({ because }) => `${guidedBecause[because]} You drive, Crescendo guides.`,
    action: 'Use the treadmill’s own keys, and its own stop.',
  },
  'cool-down-begun': {
    text: ({ speedKmh, unit }, { speed }) => `Cooling down. Not meant? Back to ${speed(speedKmh, unit)}:`,
    action: 'press and hold, now.',
  },
  'console-check': {
    text: 'What speed does the treadmill’s own display show?',
    action: 'Nothing gets faster until you say so: it may count in the other unit.',
  },
  'promise-lapsed': {
    text: ({ stage }) => `Your ceiling leaves no room for every ${stages[stage].one} to be faster now.`,
    action: '',
  },
  locked: { text: 'Nothing moves while this is locked.', action: LOOK },
  'computer-slept': {
    text: ({ sleptS, mayMove }) =>
      `The computer slept for ${Math.round(sleptS)} s and lost sight of the belt.${mayMove ? ' It may still be moving.' : ''}`,
    action: ({ mayMove }) => (mayMove ? OWN_STOP : ''),
  },
  'computer-busy': {
    text: ({ busyS }, { tenths }) => `The computer was too busy to look after the belt for ${tenths(busyS)} s.`,
    action: 'Close what else runs on it.',
  },
  'faster-than-time': {
    text: ({ timesAsFast }, { number }) =>
      `For tests: ${number(timesAsFast)} times as fast as time, on a virtual controller.`,
    action: '',
  },
  'distance-source': {
    text: 'The treadmill’s distance does not go with its speed. Crescendo counts its own.',
    action: '',
  },
  'foot-pod-differs': {
    text: ({ by }) => `Your foot pod is more than 5\u00a0% ${by} than the treadmill says.`,
    action: '',
  },
  waiting: {
    text: ({ wait }) => waits[wait],
    action: ({ wait }) => waitActions[wait],
  },
  history: {
    text: ({ saving, runIsOn }) => {
      const what = runIsOn ? 'This run' : 'What you do'
      if (saving === 'gone') return 'The folder with your history was deleted, and what it held is gone.'
      if (saving === 'lost') return 'When Crescendo last ended, nothing could be saved any more.'
      return saving === 'again' ? `${what} is saved again.` : `${what} is not being saved: ${notSaved[saving].because}.`
    },
    action: ({ saving, runIsOn }) => {
      if (saving === 'gone') return runIsOn ? 'This run is saved in a new one, from here on.' : 'A new one was made.'
      if (saving === 'lost')
        return runIsOn
          ? 'This run is back as it was saved last; what came after is lost.'
          : 'What was run or chosen just before is lost.'
      return saving === 'again' ? '' : `${runIsOn ? 'The run goes on. ' : ''}${notSaved[saving].action}`
    },
  },
}
