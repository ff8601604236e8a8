/**
 * The import table: who may know whom. `may` lists what a room may import, `mayTypes` what it may import by
 * `import type` alone, `node` that Node's own modules are open to it; everything else is forbidden. Paths are patterns
 * from the project's folder.
 * @typedef {{ room: string, from: string, may: string[], mayTypes?: string[], node?: boolean }} Room
 */

const UNITS = '^protocol/(units|belt-factor|belt-turns|incline|line|ran-line)\\.ts$'
/** What a plan may be, and what its parts are: known to whoever knows plans. */
const PLANS = '^protocol/(levels|stages|announced|meeting-steps)\\.ts$'
/** What follows from what a runner told. */
const RUNNER = '^protocol/(runner|heart)\\.ts$'
const PANEL = '^protocol/panel/'
const WORDS = '^protocol/words/'
/** The protocol but its panel. */
const AIR = '^protocol/(ftms/)?[^/]+$'
const CLOCK = '^src/clock\\.ts$'
const WORKED_OUT = '^src/worked-out\\.ts$'
const NAMED_LOCK = '^src/named-lock\\.ts$'
const GATT_PORT = '^src/bluetooth/gatt\\.ts$'
/** What keeps a link to whatever is opened on it. */
const KEPT_LINK = '^src/bluetooth/(keep-linked|waits)\\.ts$'
const TREADMILL_PORT = '^src/treadmill/treadmill\\.ts$'
/** What each ask carries and does: a table that knows nothing. */
const ASKS = '^protocol/panel/asks\\.ts$'
const FACTS = '^protocol/panel/machine-facts\\.ts$'
const BELT = '^src/belt/'
const WORKOUT = '^src/workout/'
const COACH = '^src/coach/'
const SESSION = '^src/session/'
const SAFETY = '^src/safety/'
const VIEW = '^src/view/'
const PROFILE = '^src/profile/'
const TREADMILL = '^src/treadmill/'
const FIGURES = '^src/figures/'
const FILES = '^src/files/'

/** @param {string} name an npm package, or the scope of several */
const npm = (name) => `^(node_modules/)?${name}(/|$)`

/** @type {Room[]} */
const ROOMS = [
  { room: 'protocol', from: '^protocol/(?!panel/|words/|(stages|announced|meeting-steps)\\.ts)', may: [AIR] },
  {
    room: 'protocol/stages',
    from: '^protocol/(stages|announced|meeting-steps)\\.ts$',
    may: [PLANS, UNITS],
    mayTypes: [PANEL],
  },
  { room: 'protocol/panel', from: PANEL, may: [PANEL, PLANS, UNITS, npm('typebox')] },
  { room: 'protocol/words', from: WORDS, may: [WORDS, PLANS, UNITS], mayTypes: [PANEL] },
  { room: 'src/belt', from: BELT, may: [BELT, ASKS, UNITS], mayTypes: [PANEL] },
  { room: 'src/profile', from: PROFILE, may: [PROFILE, '^src/belt/limits\\.ts$', FACTS, UNITS, npm('typebox')] },
  { room: 'src/workout', from: WORKOUT, may: [WORKOUT, BELT, PLANS, RUNNER, UNITS], mayTypes: [PANEL] },
  { room: 'src/coach', from: COACH, may: [COACH, WORKOUT, PLANS, RUNNER, UNITS], mayTypes: [PANEL] },
  { room: 'src/session', from: SESSION, may: [SESSION, WORKOUT, BELT, ASKS, PLANS, UNITS], mayTypes: [PROFILE, PANEL] },
  { room: 'src/safety', from: SAFETY, may: [SAFETY, WORKOUT, BELT, UNITS], mayTypes: [SESSION, PANEL] },
  { room: 'src/figures', from: FIGURES, may: [FIGURES, PLANS, UNITS], mayTypes: [PANEL] },
  { room: 'src/view', from: VIEW, may: [VIEW, SESSION, WORKOUT, BELT, PLANS, UNITS], mayTypes: [SAFETY, PANEL] },
  { room: 'src/bluetooth', from: '^src/bluetooth/(?!noble/)', may: ['^src/bluetooth/', CLOCK, NAMED_LOCK], node: true },
  {
    room: 'src/bluetooth/noble',
    from: '^src/bluetooth/noble/',
    may: ['^src/bluetooth/(?!radio/)', CLOCK, npm('@abandonware')],
    node: true,
  },
  {
    room: 'src/treadmill',
    from: TREADMILL,
    may: [TREADMILL, PROFILE, GATT_PORT, KEPT_LINK, CLOCK, AIR, '^src/belt/(limits|order)\\.ts$'],
    mayTypes: [SESSION, BELT],
  },
  {
    room: 'src/strap',
    from: '^src/strap/',
    may: ['^src/strap/', '^src/treadmill/find-treadmill\\.ts$', GATT_PORT, KEPT_LINK, CLOCK, AIR],
    mayTypes: [TREADMILL],
  },
  { room: 'src/simulator', from: '^src/simulator/', may: ['^src/simulator/', GATT_PORT, CLOCK, AIR] },
  {
    room: 'src/export',
    from: '^src/export/',
    may: [
      ...[
        '^src/export/',
        '^src/history/kept-run\\.ts$',
        '^src/session/(reduce|session|speeds|heart|event|rules-version|wish)\\.ts$',
        '^src/safety/(bounds|decision|governing)\\.ts$',
      ],
      ...[UNITS, PANEL, WORKED_OUT, WORDS, npm('@markw65/fit-file-writer')],
    ],
    mayTypes: [BELT],
    node: true,
  },
  {
    room: 'src/import',
    from: '^src/import/',
    may: [
      ...['^src/import/', '^src/history/brought-in\\.ts$', FILES, WORKED_OUT],
      ...[PLANS, UNITS, PANEL, npm('typebox')],
    ],
    node: true,
  },
  {
    room: 'src/series',
    from: '^src/series/',
    may: [
      ...['^src/series/', '^src/export/ended-run\\.ts$', '^src/history/kept-run\\.ts$', '^src/session/event\\.ts$'],
      ...[UNITS, PANEL, WORKED_OUT],
    ],
    node: true,
  },
  {
    room: 'src/sync',
    from: '^src/sync/',
    may: ['^src/sync/', npm('typebox')],
    mayTypes: [PANEL, CLOCK, '^src/history/'],
    node: true,
  },
  {
    room: 'src/sync-on.ts',
    from: '^src/sync-on\\.ts$',
    may: ['^src/sync/', CLOCK, '^src/history/stored-runners\\.ts$'],
    mayTypes: ['^src/(config|history/history|export/in-thread)\\.ts$', npm('pino')],
  },
  {
    room: 'src/server/kiosk',
    from: '^src/server/kiosk/',
    may: ['^src/server/', '^src/view/kiosk\\.ts$', npm('fastify'), npm('@fastify')],
    node: true,
    mayTypes: [PANEL],
  },
  {
    room: 'src/server',
    from: '^src/server/(?!kiosk/)',
    may: ['^src/server/', PANEL, WORDS, npm('fastify'), npm('@fastify'), npm('typebox')],
    node: true,
    mayTypes: [SESSION, BELT, WORKOUT, TREADMILL],
  },
  {
    room: 'src/voice',
    from: '^src/voice/',
    may: ['^src/voice/'],
    node: true,
    mayTypes: [PANEL, CLOCK],
  },
  {
    room: 'src/history',
    from: '^src/history/',
    may: ['^src/history/', FIGURES, PROFILE, PANEL, UNITS, NAMED_LOCK, npm('libsql'), npm('typebox')],
    node: true,
    mayTypes: [SESSION, BELT, WORKOUT, TREADMILL, CLOCK],
  },
  {
    room: 'src/keeping',
    from: '^src/keeping/',
    may: ['^src/keeping/', '^src/history/(counted|database|folder-lock|history-error)\\.ts$', npm('libsql')],
    mayTypes: [CLOCK],
    node: true,
  },
  {
    room: 'src/daemon.ts',
    from: '^src/daemon\\.ts$',
    may: [SESSION, SAFETY, VIEW, BELT, CLOCK, TREADMILL_PORT, GATT_PORT, '^src/(recorder|showing)\\.ts$'],
    mayTypes: [WORKOUT, PANEL, '^src/history/', '^src/server/', '^src/(config|carry-on)\\.ts$'],
  },
  {
    room: 'src/chosen-plan.ts',
    from: '^src/chosen-plan\\.ts$',
    may: [WORKOUT, UNITS],
    mayTypes: [PANEL, '^src/told-runner\\.ts$'],
  },
  {
    room: 'src/coaching.ts',
    from: '^src/coaching\\.ts$',
    may: [COACH, WORKOUT],
    mayTypes: [PANEL],
  },
  {
    room: 'src/named-plans.ts',
    from: '^src/named-plans\\.ts$',
    may: ['^src/workout/told\\.ts$', '^protocol/panel/own-plans\\.ts$', PLANS],
    mayTypes: [WORKOUT, PANEL],
  },
  { room: 'src/files', from: FILES, may: [FILES, npm('fast-xml-parser')] },
  {
    room: 'src/plan-files',
    from: '^src/plan-files/',
    may: [
      ...['^src/plan-files/', FILES, '^src/workout/(paces|told)\\.ts$', '^protocol/panel/(plan-files|choices)\\.ts$'],
      ...[PLANS, UNITS, npm('typebox'), npm('@markw65/fit-file-writer')],
    ],
    mayTypes: [WORKOUT, PANEL],
  },
  {
    room: 'src/plan-commands.ts',
    from: '^src/(plan|import|runner)-commands\\.ts$',
    may: ['^src/(?!main|compose|daemon)', '^protocol/', npm('commander'), npm('typebox')],
    node: true,
  },
  {
    room: 'src/gym',
    from: '^src/gym/',
    may: ['^src/gym/', '^src/pin\\.ts$', PANEL],
    mayTypes: [CLOCK, '^src/history/'],
    node: true,
  },
  {
    room: 'src/choose-treadmill.ts',
    from: '^src/choose-treadmill\\.ts$',
    may: [TREADMILL],
    mayTypes: [PANEL, CLOCK, GATT_PORT, '^src/history/', '^src/config\\.ts$'],
  },
  {
    room: 'src/meeting.ts',
    from: '^src/meeting\\.ts$',
    may: [WORKOUT, PLANS, UNITS],
    mayTypes: [PROFILE, BELT, PANEL, CLOCK],
  },
  { room: 'src/told-runner.ts', from: '^src/told-runner\\.ts$', may: [RUNNER], mayTypes: [PANEL] },
  {
    room: 'src/runners.ts',
    from: '^src/runners(-of)?\\.ts$',
    may: ['^src/(runners|pin|clock)\\.ts$', PANEL],
    mayTypes: ['^src/history/', '^src/(daemon|overheard|told-runner)\\.ts$'],
    node: true,
  },
  { room: 'src/pin.ts', from: '^src/pin\\.ts$', may: [], node: true },
  { room: 'src/showing.ts', from: '^src/showing\\.ts$', may: [], node: true },
  {
    room: 'src/recorder.ts',
    from: '^src/recorder\\.ts$',
    may: [],
    mayTypes: [SESSION, BELT, PANEL, '^src/history/'],
    node: true,
  },
  {
    room: 'src/machine-log.ts',
    from: '^src/machine-log\\.ts$',
    may: ['^src/view/run-result\\.ts$', '^src/session/(learned|meeting-seen)\\.ts$', PLANS],
    mayTypes: [SESSION, '^src/history/', '^src/treadmill/machine-of-run\\.ts$'],
  },
  { room: 'src/carry-on.ts', from: '^src/carry-on\\.ts$', may: [SESSION, VIEW], mayTypes: [PANEL, '^src/history/'] },
  {
    room: 'src/failure.ts',
    from: '^src/failure\\.ts$',
    may: [
      GATT_PORT,
      '^src/cli/',
      '^src/config\\.ts$',
      '^src/(history/history|keeping/keeping)-error\\.ts$',
      npm('commander'),
    ],
  },
  {
    room: 'src/main.ts',
    from: '^src/(main|kept-commands)\\.ts$',
    may: ['^src/', '^protocol/', npm('commander'), npm('pino')],
    node: true,
  },
  {
    room: 'src/overheard.ts',
    from: '^src/overheard\\.ts$',
    may: [GATT_PORT],
    mayTypes: [PANEL, CLOCK, TREADMILL_PORT],
    node: true,
  },
  {
    room: 'src/treadmill-source.ts',
    from: '^src/treadmill-source\\.ts$',
    may: ['^src/bluetooth/', '^src/simulator/', '^src/strap/', TREADMILL, CLOCK, '^src/overheard\\.ts$'],
    mayTypes: ['^src/config\\.ts$', '^src/daemon\\.ts$', npm('pino')],
    node: true,
  },
  {
    room: 'src/asked-on.ts',
    from: '^src/asked-on\\.ts$',
    may: ['^src/session/asks/asks\\.ts$'],
    mayTypes: [PANEL, '^src/(daemon|chosen-plan)\\.ts$'],
  },
  {
    room: 'src/compose.ts',
    from: '^src/(compose|serving)\\.ts$',
    may: ['^src/(?!main|cli/)', '^protocol/', npm('pino')],
    node: true,
  },
  {
    room: 'src/voice-on.ts',
    from: '^src/voice-on\\.ts$',
    may: ['^src/voice/', WORDS, CLOCK],
    mayTypes: ['^src/(config|daemon)\\.ts$', npm('pino')],
    node: true,
  },
  {
    room: 'src/history-on.ts',
    from: '^src/history-on\\.ts$',
    may: ['^src/history/', SESSION, '^src/view/run-result\\.ts$', '^src/workout/told\\.ts$', CLOCK],
    mayTypes: ['^src/config\\.ts$', npm('pino')],
  },
  {
    room: 'src/terminal',
    from: '^src/terminal/',
    may: ['^src/terminal/', WORDS, PLANS, UNITS],
    mayTypes: [PANEL, CLOCK],
  },
  {
    room: 'src/cli',
    from: '^src/cli/',
    may: ['^src/cli/', '^src/terminal/', PROFILE, '^protocol/', npm('typebox')],
    node: true,
    mayTypes: [
      TREADMILL,
      '^src/(doctor/finding|export/run-file|keeping/keeping-error)\\.ts$',
      '^src/(daemon|watch|clock)\\.ts$',
    ],
  },
  {
    room: 'src/doctor',
    from: '^src/doctor/',
    may: ['^src/doctor/', TREADMILL, GATT_PORT, AIR],
    mayTypes: [CLOCK, '^src/bluetooth/adapter-choice\\.ts$', '^src/keeping/backup-state\\.ts$'],
    node: true,
  },
  { room: 'src/watch.ts', from: '^src/watch\\.ts$', may: [], mayTypes: [CLOCK] },
  { room: 'src/clock.ts', from: CLOCK, may: [], node: true },
  { room: 'src/worked-out.ts', from: WORKED_OUT, may: [], node: true },
  { room: 'src/named-lock.ts', from: NAMED_LOCK, may: [], node: true },
  { room: 'src/heap.ts', from: '^src/heap\\.ts$', may: [], node: true },
  { room: 'src/loop-lag.ts', from: '^src/loop-lag\\.ts$', may: [], mayTypes: [CLOCK], node: true },
  {
    room: 'src/config.ts',
    from: '^src/config\\.ts$',
    may: ['^src/simulator/misbehaviours\\.ts$'],
    node: true,
    mayTypes: ['^src/bluetooth/adapter-choice\\.ts$', '^src/voice/engine\\.ts$'],
  },
  { room: 'before the build', from: '^src/[^/]+\\.mjs$', may: ['^src/[^/]+\\.mjs$'], node: true },
  {
    room: 'build settings',
    from: '^((src|web)/vite\\.config|web/build/.*)\\.ts$',
    may: ['^web/build/', npm('vite'), npm('subset-font')],
    node: true,
  },
  {
    room: 'web',
    from: '^web/(?!vite\\.config|build/)',
    may: [RUNNER, '^web/', UNITS, PLANS, WORDS, npm('lit'), npm('uplot')],
    mayTypes: [PANEL],
  },
]

/** @param {Room} room */
const rulesOf = ({ room, from, may, mayTypes = [], node = false }) => [
  {
    name: room,
    severity: 'error',
    from: { path: from },
    to: { pathNot: [...may, ...mayTypes], ...(node && { dependencyTypesNot: ['core'] }) },
  },
  ...mayTypes.map((types) => ({
    name: `${room}, types alone`,
    severity: 'error',
    from: { path: from },
    to: { path: types, pathNot: may, dependencyTypesNot: ['type-only'] },
  })),
]

module.exports = {
  rooms: ROOMS,
  forbidden: [
    ...ROOMS.flatMap(rulesOf),
    {
      name: 'a circle',
      severity: 'error',
      from: { path: '^(src|web|protocol)/' },
      to: { circular: true },
    },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true },
}
