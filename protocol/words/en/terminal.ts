import { doctor } from './doctor.ts'
import { facts } from './facts.ts'
import { misbehaviours } from './misbehaviours.ts'
import type { BeltState } from '../../panel/snapshot.ts'
import type { HeldReason } from '../../panel/banners.ts'

const belts: Record<BeltState, string> = {
  still: 'belt still',
  starting: 'belt starting',
  moving: 'belt moving',
  stopping: 'belt stopping',
  stopped: 'stopped',
  unseen: 'belt not seen',
}

const held: Record<HeldReason, string> = {
  asked: 'speed kept',
  eased: 'eased off',
  heart: 'kept for the heart rate',
  link: 'kept since the link was lost',
  restart: 'kept since the restart',
  console: 'kept as the treadmill has it',
  'left-alone': 'slowed, nobody was there',
}

const runsOf = (runs: number): string => (runs === 1 ? 'one run' : `${runs} runs`)

/** What the terminal says: as Crescendo starts and leaves, of the treadmills that are heard, and of a run without a panel. */
export const terminal = {
  panelIsAt: (port: number): string => `Crescendo: http://localhost:${port}/`,
  kioskIsAt: (host: string, port: number): string => `Kiosk: http://${host}:${port}/kiosk`,
  rows: (quirks: readonly number[]): string => `${quirks.length === 1 ? 'row' : 'rows'} ${quirks.join(', ')}`,
  /** What a simulated treadmill does that misbehaves. */
  misbehaviours,
  misbehaves: (names: readonly string[]): string => `The simulated treadmill misbehaves: ${names.join(', ')}.`,
  lookedForLater: 'No treadmill is looked for until the run that is open is over.',
  onSimulated: 'On the simulated treadmill. For yours: npm start -- --treadmill auto',
  onSimulatedAlone:
    'On the simulated treadmill. This computer has no Bluetooth adapter that the kernel knows of. Plug one in, or switch it on (rfkill unblock bluetooth).',
  withoutBluetooth:
    'For a treadmill, plug a Bluetooth adapter in, or switch it on (rfkill unblock bluetooth). Without one: npm start, on the simulated treadmill.',
  lookingForAny: 'Looking for a treadmill …',
  lookingFor: (treadmill: string): string => `Looking for ${treadmill} …`,
  runIsOpen: (startedAt: string): string => `The run of ${startedAt} is open. Carry on, or end it, in the panel.`,
  comesFirst: (startedAt: string, plan: string): string =>
    `The run of ${startedAt} is still open, and comes before ${plan}: resume, end or discard it first.`,
  noPlanCalled: (name: string, names: string): string => `No plan is called “${name}”. There are: ${names}.`,
  gym: 'Gym: every runner is a guest, and two minutes after the report nothing of them is kept.',
  typePin: 'Type the PIN of the owner, four to eight digits, and Enter:',
  noPin: 'A PIN is four to eight digits. Nothing was changed.',
  pinKept: 'The PIN is set.',
  softwareStop: 'The STOP in the panel is a software stop. The safety key is the emergency stop: clip it on.',
  portInUse: (error: string): string =>
    `${error}. Something uses this port already, perhaps Crescendo itself; choose another with --port.`,
  notSeenToStop: 'The belt was not seen to stop. Use the treadmill’s own stop.',
  fails: (error: string): string => `Crescendo fails and ends; what moves a belt is stopped by its radio. ${error}`,
  listening: (forS: number): string => `Listening for treadmills for ${forS} s …`,
  heard: { noName: '(no name)', someMachine: 'fitness machine', inUse: 'in use' },
  runOn: (which: string): string => `To run on one: npm start -- --treadmill "${which}"`,
  noneHeard: 'No treadmill was heard. Switch it on, wake its console, and close other apps that are connected to it.',
  typeWhat: (asks: string): string => `Type what you ask for, one a line: ${asks}.`,
  notAsked: (word: string, asks: string): string => `"${word}" is not something to ask for. Known: ${asks}.`,
  typeDisplay: (asks: readonly string[]): string => `Type what it shows: ${asks.join(' or ')}, say.`,
  typeMotor: (asks: readonly string[]): string => `Has it a motor? Type ${asks.join(' or ')}.`,
  typePace: (asks: string): string => `What pace is this? Type ${asks}, or nothing.`,
  sawPace: 'I saw it',
  motor: 'It has a motor',
  noMotor: 'No motor: I move it',
  proveIt: 'Press a key at least once a minute, or somebody is missing at the belt: it slows to a walk and stops.',
  proveItByLine:
    'Send a line at least once a minute, or somebody is missing at the belt: it slows to a walk and stops. Where somebody else watches: --watched.',
  proveItByLineNow: 'No line came for a minute. Send one, or in 60 s the belt slows to a walk and stops.',
  proveItNow: 'No key was pressed for a minute. Press one, or in 60 s the belt slows to a walk and stops.',
  /** While something takes its time. */
  forSoFar: (seconds: number): string => `${seconds} s`,
  connectedTo: (treadmill: string): string => `Connected to ${treadmill}.`,
  reportIsIn: (file: string): string =>
    `What the treadmill and Crescendo said to each other last is in ${file}, without serial number or address.`,
  noReport:
    'There is nothing to report: Crescendo does not run at this --port, and no treadmill was met in this --data.',
  reportNotWritten: (error: string): string => `The report cannot be written: ${error}`,
  /** A run as a file. */
  /** `plan import` and `plan export`. */
  plan: {
    read: (plan: string): string => `${plan}. What cannot be kept of it:`,
    whole: (plan: string): string => `${plan}. All of it can be kept.`,
    written: 'What this format cannot hold:',
    notKept: 'Nothing is kept yet: --save NAME keeps it.',
    kept: (name: string): string => `It is kept as “${name}”: npm start -- run "${name}".`,
    noName: 'A name has 1 to 40 letters. Nothing was kept.',
    nameTaken: (name: string): string => `Another plan is called “${name}”. Nothing was kept.`,
    tooMany: 'As many plans as can be kept are kept already. Nothing was kept.',
    isIn: (file: string): string => `The plan is in ${file}.`,
  },
  /** Why a file that was named cannot be read. */
  file: {
    isMissing: (path: string): string => `There is no file ${path}.`,
    isFolder: (path: string): string => `${path} is a folder, not a file.`,
    isDenied: (path: string): string => `${path} may not be read by you.`,
    cannotRead: (path: string, error: string): string => `${path} cannot be read: ${error}`,
  },
  exported: {
    isIn: (file: string): string => `The run is in ${file}.`,
    notWritten: (file: string, error: string): string => `${file} cannot be written: ${error}`,
    faults: {
      'unknown-run': (run: string): string =>
        `There is no run ${run} in this --data. "last" is the latest; GET /api/runs lists them all.`,
      'several-runs': (run: string): string => `The ids of several runs begin with ${run}: type more of it.`,
      'still-on': (run: string): string => `The run ${run} has not ended: there is a file of it once it has.`,
    },
  },
  /** `runners`, and `--runner`. */
  runners: {
    unnamed: 'runner without a name',
    line: (name: string, runs: number, hasPin: boolean, isCurrent: boolean): string =>
      `${isCurrent ? '*' : ' '} ${name}: ${runsOf(runs)}${hasPin ? ', with a PIN' : ''}`,
    nobody: (name: string, known: string): string => `Nobody here is called “${name}”. Known: ${known}.`,
    runIsOpen: (name: string): string => `A run of ${name} is not over: it is carried on or ended first.`,
    typePin: (name: string): string => `Type a new PIN of ${name}, four digits, or nothing for none, and Enter:`,
    noPin: 'A PIN of a runner is four digits. Nothing was changed.',
    pinKept: (name: string): string => `The PIN of ${name} is set.`,
    pinGone: (name: string): string => `${name} has no PIN any more.`,
  },
  /** Runs from files. */
  brought: {
    kept: (file: string, run: string): string => `${file}: ${run}.`,
    there: (file: string, run: string): string => `${file}: here already, ${run}.`,
    refused: (file: string, why: string): string => `${file}: ${why}`,
    noAnswer: (port: number): string =>
      `Crescendo has this --data and does not answer at port ${port}. Where it is at another, say so: --port NUMBER.`,
  },
  /** A backup, and how one came back. */
  kept: {
    isIn: (file: string, runs: number): string => `Backed up: ${runsOf(runs)} in ${file}.`,
    restored: (runs: number, before: string | null): string =>
      `Restored: ${runsOf(runs)}.${before === null ? '' : ` What was there before is in ${before}.`}`,
    faults: {
      'nothing-kept': (file: string): string => `Nothing is kept in ${file} yet.`,
      'is-there': (file: string): string => `${file} is there already, and stays as it is: choose another name.`,
      'not-there': (file: string): string => `There is no file ${file}.`,
      'no-history': (file: string): string => `${file} is no backup of Crescendo.`,
      damaged: (file: string, why: string): string => `${file} is damaged: ${why}.`,
      newer: (file: string): string => `${file} was made by a later version of Crescendo: update this one.`,
      'run-open': (): string => 'A run is on: back up once it has ended.',
      guests: (): string => 'A guest’s run is there, of which nothing is to stay: back up once it is forgotten.',
      full: (file: string): string => `There is no room for it on the disk of ${file}. Nothing has changed.`,
      failed: (file: string, why: string): string => `It cannot be done with ${file}: ${why}. Nothing has changed.`,
    },
  },
  /** What `doctor` found. */
  doctor,
  space: 'space',
  enter: 'Enter',
  /** Under the block of a run: what a key does now. */
  keys: {
    stop: 'STOP',
    slower: 'slower',
    faster: 'faster',
    'ease-off': 'ease off',
    'walk-now': 'walk now',
    go: 'GO',
    'not-yet': 'not yet',
    'skip-sprint': 'skip the finish',
    next: 'next phase',
    guide: 'drive myself',
    'take-over': 'let Crescendo drive',
    hold: 'keep speed',
    'resume-plan': 'resume the plan',
    'cool-down': 'cool down',
    begin: 'begin',
    start: 'START',
    resume: 'CARRY ON',
    again: 'again',
    skip: 'skip',
    'skip-all': 'skip all',
    end: 'finish here',
    discard: 'discard',
    'belt-is-still': 'the belt is still',
    unlock: 'unlock',
  },
  /** What makes the belt faster, or throws something away, is asked for by a key that is held or pressed once more. */
  onceMore: (what: string, key: string): string => `${what}? Keep ${key} pressed, or press it again in a second.`,
  leadingTo: (what: string, speed: string): string => `${what}, ${speed}`,
  belts,
  held,
  /** The first meeting with a treadmill, and the report it ends in. */
  meeting: {
    before: [
      'A first meeting takes about three minutes, at no more than 4 km/h. Before anything moves:',
      '  1. Stand beside the belt, a foot on each rail. Nobody is on the belt, nor a child or an animal near it.',
      '  2. Clip the safety key on.',
      '  3. STOP here stops it at any time (type: stop). So do the treadmill’s own stop and its key.',
      'Each step is said before it comes. It begins only once you press START (type: start).',
    ],
    shorter: 'What is known of its model makes it shorter.',
    again: 'To meet it again: npm start -- check --again',
    share: 'You can share this report; the profile as a file: npm start -- profile export',
    reportOf: (model: string | null, firmware: string | null): string =>
      `Treadmill: ${model ?? 'says no model'}, ${firmware === null ? 'says no firmware' : `firmware ${firmware}`}`,
    metOn: (day: string): string => `Met on ${day}.`,
    notMet: 'Not met yet, or not to the end.',
    nothing: 'nothing',
    from: {
      default: 'as most',
      declared: (row: number): string => `declared, row ${row}`,
      proposed: 'proposed, not measured here',
      meeting: (day: string): string => `measured in a meeting on ${day}`,
      runs: (day: string): string => `measured in runs, last on ${day}`,
      runner: (day: string): string => `said by you on ${day}`,
      turns: (day: string): string => `measured by turns of the belt on ${day}`,
      'foot-pod': (day: string): string => `measured by a foot pod on ${day}`,
    },
    facts: {
      preamble: 'Wants Request Control and Start before each speed',
      controlTwice: 'Wants Request Control twice',
      keepAliveMs: 'Wants a Start again each',
      unlock: 'Wants to be unlocked by',
      writeGapMs: 'Wants between two writes',
      startToggles: 'A Start while it moves pauses it',
      unit: 'Its unit',
      grid: 'Its speeds',
      betweenSteps: 'Between two speeds its console',
      tolerance: 'Its readings lie around an order by',
      upKmhPerS: 'Gets faster by',
      downKmhPerS: 'Gets slower by',
      lagMs: 'Shows an order after',
      periodMs: 'Sends a reading each',
      distance: 'Its distance',
      quietAtRest: 'Sends nothing at rest',
      start: 'What a Start does',
      obeys: 'Follows the speeds it is told',
      stop: 'How its stop looks',
      keysWork: 'Its keys change the speed while it is driven',
      beltFactor: 'Its belt runs, of what its console says',
      incline: 'Its incline',
      longestSessionMin: 'Its console ends a session after',
    },
    values: facts,
  },
  /** What is known of a treadmill, as a file. */
  profile: {
    whichOne: (names: readonly string[]): string =>
      names.length === 0
        ? 'Nothing is known of any treadmill yet: meet one, or run on it, first.'
        : `Say which treadmill, by its name, model or address: ${names.join(', ')}.`,
    imported: (model: string, facts: number): string =>
      `${facts} ${facts === 1 ? 'fact' : 'facts'} of ${model}: a proposal. Its first meeting is shorter for it; the unit is still checked in every run.`,
    cannotRead: (path: string, error: string): string => `${path} cannot be read: ${error}`,
    faults: {
      'not-json': (path: string): string => `${path} is not JSON. Nothing was changed.`,
      'not-a-profile': (path: string): string => `${path} is not a treadmill’s profile. Nothing was changed.`,
      newer: (path: string): string =>
        `${path} was made by a later version of Crescendo. Update Crescendo; nothing was changed.`,
      'bad-facts': (path: string, facts: readonly string[]): string =>
        `${path} says what no treadmill can be, or what this version does not know: ${facts.join(', ')}. Nothing was changed.`,
      'no-model': (name: string): string =>
        `${name} does not say its model, so nobody could tell whether another treadmill is one of them.`,
    } as const satisfies Record<string, (what: string, facts: readonly string[]) => string>,
  },
  footPod: (speed: string): string => `foot pod ${speed}`,
  target: (speed: string): string => `target ${speed}`,
  incline: (pct: string): string => `incline ${pct} %`,
  thenIncline: (pct: string): string => `then ${pct} %`,
  finishIn: (finish: string, length: string, time: string): string => `${finish.toLowerCase()} in ${length}, ${time}`,
  split: (phase: string, length: string, time: string, speed: string): string =>
    `${phase}: ${length} in ${time}, ${speed}`,
}
