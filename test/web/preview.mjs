import { createServer } from 'node:http'
import { readFileSync, existsSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// The built panel with a daemon that always says the same: what every screen looks like, and what it is tested on.
// By itself: `node test/web/preview.mjs [port]`, then open /?snapshot=mileTwo.

const BUILT = fileURLToPath(new URL('../../dist/web', import.meta.url))
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
/** As strict as a daemon may be: the panel needs nothing inline and nothing from elsewhere. */
const POLICY = "default-src 'self'; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'"

/** What is at an address that is no file. */
const PAGES = { '/': '/index.html', '/history': '/history.html' }

const MILE_M = 1609.344
const PRESETS = [
  { code: 'classic', values: {}, choices: {} },
  { code: 'first-crescendo', values: {}, choices: { level: 'beginner', finish: 'brisk-walk', stageM: MILE_M / 2 } },
  { code: 'four-mile', values: {}, choices: { miles: 3, stageM: MILE_M, finishM: MILE_M } },
  { code: 'long', values: {}, choices: { miles: 6, stageM: MILE_M } },
  { code: 'half-marathon', values: {}, choices: { miles: 10, stageM: MILE_M } },
  { code: 'easy-on-the-knees', values: {}, choices: { finish: 'strong' } },
  { code: 'lunch-break', values: {}, choices: { stageM: 1000, warmUpS: 180, coolDownS: 180 } },
]
/** What their runner keeps. */
export const OWN_PLANS = [
  { id: 'plan-tuesdays', name: 'Tuesdays before work', choices: { miles: 4, stageM: 1000, gate: 'ask' } },
  { id: 'plan-hill', name: 'Hill', choices: { mileInclinesPct: [2, 2, 1] } },
]

/** Somebody who has read the page of the belt, and told nothing else. */
const RUNNER = {
  name: null,
  unit: null,
  tells: 'pace',
  ceilingKmh: null,
  running: null,
  walking: null,
  runningFloorKmh: null,
  walkingCeilingKmh: null,
  riseKmhPerS: null,
  ageYears: null,
  weightKg: null,
  heartRateMaxBpm: null,
  heartCeiling: false,
  heartCeilingBpm: null,
  heartCoolDown: false,
  acknowledged: { page: 1, at: '2026-01-01T07:00:00.000Z' },
}

/** Who shares it: the one without a name, and two more. */
const RUNNERS = {
  ...{ current: '0000000000000001', locked: false, keeps: { runs: 48, plans: 2 } },
  runners: [
    { id: '0000000000000001', name: null, hasPin: false },
    { id: '00000000000000b2', name: 'Benedikta', hasPin: true },
    { id: '00000000000000c3', name: 'Cy', hasPin: false },
  ],
}

/** Treadmills in the air: one that was run on before, its twin, one that another app has, and the simulated one. */
const HEARD = { simulated: false, connected: false, wanted: false, known: false, met: false, available: true }
const MACHINES = {
  looking: true,
  machines: [
    { ...HEARD, name: 'Horizon 7.0', address: 'a7', signalDbm: -48, known: true },
    { ...HEARD, name: 'FS-9A31B2', address: 'b2', signalDbm: -64 },
    { ...HEARD, name: 'Horizon 7.0', address: 'c3', signalDbm: -74 },
    { ...HEARD, name: 'WalkingPad R2', address: 'd4', signalDbm: -66, available: false },
    {
      ...HEARD,
      name: 'Crescendo Simulator',
      address: 'simulated',
      simulated: true,
      connected: true,
      wanted: true,
      signalDbm: null,
    },
  ],
  wanted: 'Crescendo Simulator',
  startedFor: null,
  noBluetooth: null,
  onlySimulated: false,
  mayChoose: true,
}

/** The one that is connected is a real one. @param {boolean} met */
const besideStranger = (met) => ({
  ...MACHINES,
  machines: MACHINES.machines.map((machine) => ({
    ...machine,
    ...(machine.simulated ? { connected: false, wanted: false } : {}),
    ...(machine.address === 'b2' ? { connected: true, wanted: true, signalDbm: null, met } : {}),
  })),
  wanted: 'FS-9A31B2',
})

/**
 * @typedef {{ url: string, asks: unknown[], plans: unknown[], drawn: unknown[], told: unknown[], looks: unknown[], machines: unknown[], hear: (machines: object | null) => void, known: (profile: object | null) => void, meetings: unknown[], saidOfMachine: unknown[], tell: (runner: object) => void, instead: (refusal: object | null) => void, show: (snapshot: object) => void, silence: (silent: boolean) => void, deafen: (deaf: boolean) => void, refuse: (refusal: object | null) => void, speak: (clips: Readonly<Record<string, Uint8Array>>) => void, close: () => Promise<void> }} Preview
 */

/**
 * Serves the built panel and one snapshot. `show` sends another one to every open stream, `silence` ends all beats or lets them come again, `deafen` leaves asks unanswered,
 * `refuse` answers every ask, plan and word of the runner with a refusal until it is given null, `tell` changes the runner on every stream, `instead` says of each change why the plan gave way.
 * `hear` changes what is in the air, and with null back, of which looks and machines are what was asked. Of `?none` nothing is. Of `?unread` nobody has read the page of the belt.
 * @param {object} first
 * `known` says what is known of the treadmill, of which meetings and saidOfMachine are what was asked and told. Of `?known=NAME` it is one of the profiles.
 * @param {{ port?: number, snapshots?: Record<string, object>, lines?: Record<string, object>, profiles?: Record<string, object>, past?: PastFace }} [options] what `?snapshot=NAME` shows, and what was measured before it
 * `past` answers about the runs that are over; of `?none` there is none.
 * @returns {Promise<Preview>}
 */
export async function preview(first, { port = 0, snapshots = {}, lines = {}, profiles = {}, past = () => null } = {}) {
  let current = first
  let silent = false
  let deaf = false
  /** @type {object | null} */
  let refusal = null
  /** @type {[string, Uint8Array][]} */
  let spoken = []
  /** @type {unknown[]} */
  const asks = []
  /** @type {unknown[]} */
  const plans = []
  /** @type {unknown[]} */
  const drawn = []
  /** @type {unknown[]} */
  const told = []
  /** Of a gym, whose PIN is 4711. @type {{ hasPin: boolean, ceilingKmh: number | null }} */
  let owner = { hasPin: true, ceilingKmh: 14 }
  /** @type {unknown[]} */
  const looks = []
  /** @type {unknown[]} */
  const machines = []
  /** @type {object | null} */
  let profile = null
  /** @type {unknown[]} */
  const meetings = []
  /** @type {unknown[]} */
  const saidOfMachine = []
  /** @type {object} */
  let air = MACHINES
  /** @param {import('node:http').ServerResponse} stream */
  const tellAir = (stream, what = air) => {
    if (!silent) stream.write(`event: machines\ndata: ${JSON.stringify(what)}\n\n`)
  }
  /** @param {URLSearchParams} asked */
  const airOf = (asked) =>
    asked.has('none')
      ? { ...MACHINES, machines: MACHINES.machines.slice(-1) }
      : asked.has('known')
        ? besideStranger(asked.get('known') === 'met')
        : air
  /** @type {object} */
  let runner = RUNNER
  let runnerNumber = 1
  /** @type {object | null} */
  let planInstead = null
  /** @param {import('node:http').ServerResponse} stream */
  const tellRunner = (stream, who = runner) => {
    const numbered = { number: runnerNumber, runner: who, id: RUNNERS.current }
    if (!silent) stream.write(`event: runner\ndata: ${JSON.stringify(numbered)}\n\n`)
  }
  /** @type {Map<import('node:http').ServerResponse, object | null>} */
  const streams = new Map()
  /** @param {import('node:http').ServerResponse} stream */
  const tell = (stream) => {
    if (!silent) stream.write(`event: snapshot\ndata: ${JSON.stringify(streams.get(stream) ?? current)}\n\n`)
  }
  const beat = setInterval(() => streams.forEach((_, stream) => tell(stream)), 1000)

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const { pathname } = url
    const refererOf = new URL(request.headers.referer ?? 'http://localhost')
    const answersPast = deaf ? null : past(url, refererOf.searchParams.has('none'))
    if (pathname === '/api/live') {
      const referer = new URL(request.headers.referer ?? 'http://localhost')
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      const name = referer.searchParams.get('snapshot') ?? ''
      streams.set(response, snapshots[name] ?? null)
      response.on('close', () => streams.delete(response))
      tellRunner(response, referer.searchParams.has('unread') ? { ...runner, acknowledged: null } : runner)
      tellAir(response, airOf(referer.searchParams))
      if (lines[name] !== undefined) response.write(`event: line\ndata: ${JSON.stringify(lines[name])}\n\n`)
      tell(response)
    } else if (pathname === '/api/machines/look' || pathname === '/api/machine') {
      void bodyOf(request).then((body) => {
        ;(pathname === '/api/machine' ? machines : looks).push(body)
        if (deaf) return
        const { searchParams } = new URL(request.headers.referer ?? 'http://localhost')
        response.writeHead(refusal ? 409 : 200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(refusal ?? airOf(searchParams)))
      })
    } else if (pathname.startsWith('/api/runners')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(RUNNERS))
    } else if (pathname === '/api/owner' && request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(owner))
    } else if (pathname === '/api/owner') {
      void bodyOf(request).then((body) => {
        const { pin, ceilingKmh } = /** @type {{ pin: string, ceilingKmh: number | null }} */ (body)
        if (pin === '4711') owner = { hasPin: true, ceilingKmh }
        response.writeHead(pin === '4711' ? 200 : 403, { 'content-type': 'application/json' })
        response.end(JSON.stringify(pin === '4711' ? owner : { error: 'wrong-pin', message: 'In English.' }))
      })
    } else if (pathname === '/api/machine/profile' && request.method === 'GET') {
      const { searchParams } = new URL(request.headers.referer ?? 'http://localhost')
      const known = profiles[searchParams.get('known') ?? ''] ?? profile
      response.writeHead(known === null ? 404 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(known ?? { error: 'not-found', message: 'In English.' }))
    } else if (pathname.startsWith('/api/machine/')) {
      void bodyOf(request).then((body) => {
        const begins = pathname.endsWith('/meeting')
        ;(begins ? meetings : saidOfMachine).push(body)
        if (deaf) return
        response.writeHead(refusal ? 409 : begins ? 204 : 200, { 'content-type': 'application/json' })
        response.end(refusal ? JSON.stringify(refusal) : begins ? '' : JSON.stringify(profile))
      })
    } else if (pathname === '/api/report') {
      const name = 'attachment; filename="crescendo-report.json"'
      response.writeHead(200, { 'content-type': 'application/json', 'content-disposition': name })
      response.end(JSON.stringify({ report: 'crescendo', entries: [] }))
    } else if (pathname === '/api/coach') {
      response.writeHead(200, { 'content-type': 'application/json' }).end('null')
    } else if (pathname === '/api/plans') {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ presets: PRESETS, own: OWN_PLANS }))
    } else if (pathname.startsWith('/api/voice/')) {
      const clips = spoken.map(([words], index) => ({ words, clip: String(index) }))
      const engine = clips.length > 0 ? 'piper' : null
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ engine, clips, waiting: 0 }))
    } else if (pathname.startsWith('/voice/')) {
      const clip = spoken[Number(/\d+/.exec(pathname)?.[0])]
      response.writeHead(clip === undefined ? 404 : 200, { 'content-type': 'audio/wav' }).end(clip?.[1])
    } else if (request.method === 'GET' && answersPast !== null) {
      response.writeHead(answersPast.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answersPast.body))
    } else if (pathname.startsWith('/api/runs/') && request.method === 'GET') {
      // Nothing was said of it, and it came to nothing.
      const run = { planName: { code: 'measuring', values: {} }, gained: null }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(run))
    } else if (pathname.startsWith('/api/runs/') && request.method === 'DELETE') {
      response.writeHead(204).end()
    } else if (pathname.startsWith('/api/runs/')) {
      void bodyOf(request).then((body) => {
        if (!deaf) response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      })
    } else if (pathname === '/api/watching') {
      void bodyOf(request).then((body) => {
        drawn.push(body)
        response.writeHead(204).end()
      })
    } else if (pathname.startsWith('/api/runner') && request.method !== 'GET') {
      void bodyOf(request).then((body) => {
        told.push(body)
        if (deaf) return
        response.writeHead(refusal ? 409 : 200, { 'content-type': 'application/json' })
        if (refusal !== null) return response.end(JSON.stringify(refusal))
        const isRead = pathname.endsWith('acknowledgement')
        runner = { ...runner, .../** @type {object} */ (isRead ? { acknowledged: RUNNER.acknowledged } : body) }
        const numbered = { number: ++runnerNumber, runner, id: RUNNERS.current }
        response.end(JSON.stringify(isRead ? numbered : { ...numbered, planInstead }))
        streams.forEach((_, stream) => tellRunner(stream))
      })
    } else if (request.method === 'POST' || request.method === 'PUT') {
      void bodyOf(request).then((body) => {
        const isPlan = pathname === '/api/plan'
        ;(isPlan ? plans : asks).push(body)
        if (deaf) return
        response.writeHead(refusal ? 409 : 200, { 'content-type': 'application/json' })
        response.end(JSON.stringify(refusal ?? (isPlan ? /** @type {any} */ (current).plan : {})))
      })
    } else serveFile(pathname, response)
  })
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)))
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${address.port}/`,
    asks,
    plans,
    drawn,
    told,
    looks,
    machines,
    meetings,
    saidOfMachine,
    known(next) {
      profile = next
    },
    hear(next) {
      air = next === null ? MACHINES : { ...air, ...next }
      streams.forEach((_, stream) => tellAir(stream))
    },
    tell(next) {
      runner = { ...runner, ...next }
      runnerNumber++
      streams.forEach((_, stream) => tellRunner(stream))
    },
    instead(next) {
      planInstead = next
    },
    show(snapshot) {
      current = snapshot
      streams.forEach((_, stream) => tell(stream))
    },
    silence(next) {
      silent = next
    },
    deafen(next) {
      deaf = next
    },
    speak(clips) {
      spoken = Object.entries(clips)
    },
    refuse(next) {
      refusal = next
    },
    async close() {
      clearInterval(beat)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<unknown>}
 */
async function bodyOf(request) {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  /** @type {unknown} */
  const body = JSON.parse(text)
  return body
}

/**
 * @param {string} pathname
 * @param {import('node:http').ServerResponse} response
 */
function serveFile(pathname, response) {
  const file = join(BUILT, normalize(PAGES[/** @type {keyof typeof PAGES} */ (pathname)] ?? pathname))
  if (!file.startsWith(BUILT) || !existsSync(file)) {
    response.writeHead(404).end()
    return
  }
  const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(readFileSync(file))
}

/** @typedef {(asked: URL, none: boolean) => { status: number, body: unknown } | null} PastFace */

/**
 * The snapshots and the lines before them, and what is known of a treadmill, which are written in TypeScript, for what runs without a build of its own.
 * @typedef {{ SNAPSHOTS: Record<string, object> & { ready: object }, LINES: Record<string, object>, PROFILES: Record<string, object>, past: PastFace }} Shown
 * @returns {Promise<Shown>}
 */
export async function shownFromSource() {
  const { createServer: vite } = await import('vite')
  const loader = await vite({
    configFile: false,
    server: { middlewareMode: true },
    appType: 'custom',
    logLevel: 'error',
  })
  const loaded = /** @type {Pick<Shown, 'SNAPSHOTS' | 'LINES'>} */ (
    await loader.ssrLoadModule(fileURLToPath(new URL('snapshots.ts', import.meta.url)))
  )
  const meeting =
    /** @type {{ MEETINGS: Record<string, object>, BESIDE_STRANGER: object, PROFILES: Record<string, object> }} */ (
      await loader.ssrLoadModule(fileURLToPath(new URL('meetings.ts', import.meta.url)))
    )
  const { MEASURINGS, MEASURED } = /** @type {{ MEASURINGS: Record<string, object>, MEASURED: object }} */ (
    await loader.ssrLoadModule(fileURLToPath(new URL('measurings.ts', import.meta.url)))
  )
  const { answerOfPast } = /** @type {{ answerOfPast: PastFace }} */ (
    await loader.ssrLoadModule(fileURLToPath(new URL('past-runs.ts', import.meta.url)))
  )
  await loader.close()
  const { MEETINGS, BESIDE_STRANGER, PROFILES } = meeting
  return {
    SNAPSHOTS: { ...loaded.SNAPSHOTS, ...MEETINGS, ...MEASURINGS, beside: BESIDE_STRANGER },
    LINES: loaded.LINES,
    PROFILES: { ...PROFILES, measured: MEASURED },
    past: answerOfPast,
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { SNAPSHOTS, LINES, PROFILES, past } = await shownFromSource()
  const shown = { snapshots: SNAPSHOTS, lines: LINES, profiles: PROFILES, past }
  const { url } = await preview(SNAPSHOTS.ready, { port: Number(process.argv[2] ?? 5179), ...shown })
  console.log(
    Object.keys(SNAPSHOTS)
      .map((name) => `${url}?snapshot=${name}`)
      .join('\n'),
  )
}
