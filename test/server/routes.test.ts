import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { INTERVALS } from '../workout/intervals.ts'
import { Fault } from '../../protocol/panel/answers.ts'
import { NamedPlans } from '../../protocol/panel/own-plans.ts'
import { FoundMachine } from '../../protocol/panel/machines.ts'
import { Plan, PlanRefusal } from '../../protocol/panel/plan.ts'
import { RunPage } from '../../protocol/panel/run-list.ts'
import { RunOpened, RunSeries } from '../../protocol/panel/run-opened.ts'
import { MachineView } from '../../protocol/panel/snapshot.ts'
import { Bests, Trends } from '../../protocol/panel/trends.ts'
import { asSent } from '../as-sent.ts'
import { faceListening, faceOnManualClock, RUN_FILE } from './face.ts'
import { BESTS, MACHINE, PAGE, PLAN, RUN, SERIES, TRENDS } from './snapshots.ts'

const REFUSED: PlanRefusal = {
  error: 'plan-refused',
  reason: 'above-machine',
  code: 'planned-above-machine',
  values: { part: 'finish', number: null, stage: 'mile', speedKmh: 13.4, maxKmh: 12, unit: 'km' },
  nearest: { miles: 3 },
}

test('what is said travels as a code with its values, the English sentence beside it', async () => {
  const { app, behind } = faceOnManualClock()
  const plan = (await app.inject({ method: 'POST', url: '/api/plans', payload: {} })).json<Plan>()
  expect(plan.name).toEqual({
    code: 'stages-and-finish',
    values: { count: 3, stageM: 1000, finish: 'sprint', finishM: 400, unit: 'km' },
    message: 'Crescendo: 3 × 1 km, sprint 400 m',
  })
  expect(plan.phases[3]).toMatchObject({
    why: {
      code: 'effort',
      values: { effort: 'moderate' },
      message: 'Moderate: 74 % of your aerobic maximum (VO2max).',
    },
  })
  behind.planRefusal = REFUSED
  expect((await app.inject({ method: 'POST', url: '/api/plans', payload: {} })).json()).toEqual({
    ...REFUSED,
    message: 'The finish is planned at 13.4 km/h; this treadmill goes up to 12.0 km/h.',
  })
  behind.change({ waiting: { code: 'checking-the-unit', values: {} } })
  expect((await app.inject('/api/state')).json()).toMatchObject({
    waiting: { code: 'checking-the-unit', values: {}, message: 'Checking the treadmill’s unit at this speed.' },
  })
})

test('a plan is worked out without being chosen', async () => {
  const { app, behind } = faceOnManualClock()
  const response = await app.inject({ method: 'POST', url: '/api/plans', payload: { miles: 4 } })
  expect([response.statusCode, response.json()]).toEqual([200, asSent(PLAN)])
  expect(Value.Check(Plan, response.json())).toBe(true)
  expect(behind.chosen).toEqual([])
  expect((await app.inject('/api/plan')).statusCode).toBe(404)
})

test('a plan is chosen with PUT, and is the plan then', async () => {
  const { app, behind } = faceOnManualClock()
  const response = await app.inject({ method: 'PUT', url: '/api/plan', payload: { miles: 4, ceilingKmh: null } })
  expect([response.statusCode, response.json()]).toEqual([200, asSent(PLAN)])
  expect(behind.chosen).toEqual([{ miles: 4, ceilingKmh: null }])
  expect((await app.inject('/api/plan')).json()).toEqual(asSent(PLAN))
})

test.each([
  ['POST', '/api/plans'],
  ['PUT', '/api/plan'],
] as const)('%s %s of a plan that breaks the promise is 422 with the reason and the nearest', async (method, url) => {
  const { app, behind } = faceOnManualClock()
  behind.planRefusal = REFUSED
  const response = await app.inject({ method, url, payload: {} })
  expect([response.statusCode, response.json()]).toEqual([422, asSent(REFUSED)])
  expect(Value.Check(PlanRefusal, response.json())).toBe(true)
  expect(behind.chosen).toEqual([])
})

test('a plan is kept by a name, chosen by it, deleted, and kept again by who regrets it', async () => {
  const { app, behind } = faceOnManualClock()
  const url = '/api/plans/own/tuesdays'
  const payload = { name: 'Tuesdays', choices: { miles: 4 } }
  const byName = (name: string) => app.inject({ method: 'PUT', url: '/api/plan/by-name', payload: { name } })
  const own = async () => (await app.inject('/api/plans')).json<NamedPlans>().own
  expect((await app.inject({ method: 'PUT', url, payload })).json()).toEqual({ id: 'tuesdays', ...payload })
  expect(await own()).toEqual([{ id: 'tuesdays', ...payload }])
  const other = await app.inject({ method: 'PUT', url: '/api/plans/own/another1', payload })
  expect([other.statusCode, other.json<Fault>().error]).toEqual([409, 'name-taken'])
  expect((await byName('TUESDAYS')).json()).toEqual(asSent(PLAN))
  expect(behind.chosen).toEqual([{ miles: 4, level: 'intermediate' }])
  const nobody = await byName('Nobody’s')
  expect([nobody.statusCode, nobody.json<Fault>().message]).toEqual([
    404,
    expect.stringContaining('Lunch Break, Tuesdays'),
  ])
  expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(204)
  expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(404)
  expect(await own()).toEqual([])
  await app.inject({ method: 'PUT', url, payload })
  expect(await own()).toHaveLength(1)
})

test.each([
  ['tuesdays', { name: '   ', choices: {} }],
  ['tuesdays', { name: 'x'.repeat(41), choices: {} }],
  ['tuesdays', { name: 'two\nlines', choices: {} }],
  ['tuesdays', { name: 'Tuesdays', choices: { miles: 99 } }],
  ['tuesdays', { name: 'Tuesdays' }],
  ['short', { name: 'Tuesdays', choices: {} }],
  ['..%2f..%2fetc', { name: 'Tuesdays', choices: {} }],
])('%s with %o is not kept', async (id, payload) => {
  const { app } = faceOnManualClock()
  const response = await app.inject({ method: 'PUT', url: `/api/plans/own/${id}`, payload })
  expect([response.statusCode, response.json<Fault>().error]).toEqual([400, 'invalid'])
  expect((await app.inject('/api/plans')).json<NamedPlans>().own).toEqual([])
})

test('what a runner says of a run is kept, and answered with it', async () => {
  const { app, behind } = faceOnManualClock()
  const tell = (id: string, payload: object) => app.inject({ method: 'PATCH', url: `/api/runs/${id}`, payload })
  const told = await tell('run-1', { effort: 7, note: 'Windy.' })
  expect([told.statusCode, told.json<RunOpened>().effort]).toEqual([200, 7])
  expect((await tell('nobody', { effort: 7 })).statusCode).toBe(404)
  expect((await tell('run-1', { effort: null })).statusCode).toBe(200)
  for (const wrong of [{ effort: 0 }, { effort: 11 }, { effort: 7.5 }, { note: 'x'.repeat(501) }, { distanceM: 1 }])
    expect((await tell('run-1', wrong)).statusCode, JSON.stringify(wrong)).toBe(400)
  expect(behind.toldOfRun).toEqual([{ effort: 7, note: 'Windy.' }, { effort: null }])
})

test('a run is deleted, and had back', async () => {
  const { app, behind } = faceOnManualClock()
  const remove = async (id: string) => (await app.inject({ method: 'DELETE', url: `/api/runs/${id}` })).statusCode
  const undo = (id: string) => app.inject({ method: 'POST', url: `/api/runs/${id}/undo`, payload: {} })
  expect([await remove('nobody'), await remove('run-1'), await remove('run-1')]).toEqual([404, 204, 404])
  expect(behind.isRemoved).toBe(true)
  const back = await undo('run-1')
  expect([back.statusCode, back.json()]).toEqual([200, asSent(RUN)])
  expect([behind.isRemoved, (await undo('run-1')).statusCode]).toEqual([false, 404])
  expect(await remove('run-1')).toBe(204)
  const bare = await app.inject({ method: 'POST', url: '/api/runs/run-1/undo' })
  expect([bare.statusCode, bare.json()]).toEqual([200, asSent(RUN)])
})

test('while a run is on no other plan is chosen: 409', async () => {
  const { app, behind } = faceOnManualClock()
  behind.runIsOn = true
  const response = await app.inject({ method: 'PUT', url: '/api/plan', payload: {} })
  expect([response.statusCode, response.json()]).toMatchObject([
    409,
    { error: 'wrong-phase', message: 'A run is on already.' },
  ])
  expect(behind.chosen).toEqual([])
})

test.each<[string, object, string]>([
  ['text for a number', { miles: '6' }, 'miles must be of type integer, not "6".'],
  ['too many miles', { miles: 14 }, 'miles must be <= 13.'],
  ['an unknown key', { speed: 6 }, 'speed is not known here.'],
  ['a ceiling in text', { ceilingKmh: '12' }, 'ceilingKmh must be one of number, null, not "12".'],
  ['a ceiling above any belt', { ceilingKmh: 99 }, 'ceilingKmh must be <= 25.'],
  [
    'an unknown reference',
    { reference: { kind: 'feeling' } },
    'reference.kind must be one of "usual-speed", "race", "comfortable-walk", not "feeling".',
  ],
  ['half a race', { reference: { kind: 'race', distanceM: 5000 } }, 'reference.timeS is missing.'],
  [
    'a race in text',
    { reference: { kind: 'race', distanceM: 5000, timeS: '25:00' } },
    'reference.timeS must be of type number, not "25:00".',
  ],
  [
    'a key of another reference',
    { reference: { kind: 'race', distanceM: 5000, timeS: 1500, speedKmh: 9 } },
    'reference.speedKmh is not known here.',
  ],
  ['one speed in text', { mileSpeedsKmh: [8, '9', null] }, 'mileSpeedsKmh.1 must be one of number, null, not "9".'],
  [
    'two faults',
    { miles: 1, level: 'expert' },
    'level must be one of "beginner", "intermediate", "advanced", not "expert"; miles must be >= 3.',
  ],
])('choices with %s are refused in words', async (_what, payload, message) => {
  const { app, behind } = faceOnManualClock()
  for (const [method, url] of [
    ['POST', '/api/plans'],
    ['PUT', '/api/plan'],
  ] as const) {
    const response = await app.inject({ method, url, payload })
    expect([response.statusCode, response.json()]).toEqual([400, { error: 'invalid', message }])
    expect(Value.Check(Fault, response.json())).toBe(true)
  }
  expect(behind.chosen).toEqual([])
})

test('lists and single things come as their schemas say', async () => {
  const { app } = faceOnManualClock()
  const bodyOf = async (url: string): Promise<unknown> => (await app.inject(url)).json()
  const plans = await bodyOf('/api/plans')
  expect(Value.Check(NamedPlans, plans), JSON.stringify(plans)).toBe(true)
  expect((plans as NamedPlans).presets).toHaveLength(7)
  expect(await bodyOf('/api/runs')).toEqual(asSent(PAGE))
  expect(Value.Check(RunPage, asSent(PAGE))).toBe(true)
  expect(await bodyOf('/api/runs/run-1')).toEqual(asSent(RUN))
  expect(Value.Check(RunOpened, asSent(RUN))).toBe(true)
  expect(await bodyOf('/api/runs/run-1/series')).toEqual(SERIES)
  expect(Value.Check(RunSeries, SERIES)).toBe(true)
  expect(await bodyOf('/api/trends')).toEqual(TRENDS)
  expect(Value.Check(Trends, TRENDS)).toBe(true)
  expect(await bodyOf('/api/bests')).toEqual(BESTS)
  expect(Value.Check(Bests, BESTS)).toBe(true)
  expect(await bodyOf('/api/machine')).toEqual(MACHINE)
  expect(Value.Check(MachineView, MACHINE)).toBe(true)
  const machines = (await bodyOf('/api/machines')) as unknown[]
  expect(machines).toHaveLength(2)
  for (const machine of machines) expect(Value.Check(FoundMachine, machine)).toBe(true)
})

test('a page of runs is asked for by what is in its address, and by nothing else', async () => {
  const { app, behind } = faceOnManualClock()
  const query = { before: '1772350200250-17', limit: '100', kind: 'guided', like: 'run-1' }
  expect((await app.inject(`/api/runs?${new URLSearchParams(query).toString()}`)).statusCode).toBe(200)
  expect(behind.queries).toEqual([query])
  for (const wrong of ['before=17', 'limit=0', 'limit=101', 'limit=1.5', 'kind=walk', 'offset=20']) {
    const refused = await app.inject(`/api/runs?${wrong}`)
    expect([refused.statusCode, refused.json<Fault>().error], wrong).toEqual([400, 'invalid'])
  }
  expect(behind.queries).toHaveLength(1)
})

test('where runs are of many runners, there is nothing that they come to', async () => {
  const { app } = faceOnManualClock((deps) => ({ ...deps, runs: { ...deps.runs, over: null, series: null } }))
  for (const url of ['/api/trends', '/api/bests', '/api/runs/run-1/series'])
    expect((await app.inject(url)).statusCode).toBe(404)
})

test('a run that is not in the history is 404 in words', async () => {
  const { app } = faceOnManualClock()
  for (const url of ['/api/runs/nobody', '/api/runs/nobody/series']) {
    const response = await app.inject(url)
    expect(response.statusCode).toBe(404)
    expect(response.json<Fault>()).toMatchObject({ error: 'not-found' })
  }
})

test('a run is saved as a file of its own name; what is no run is 404, what is no format 400, both in words', async () => {
  const { app } = faceOnManualClock()
  const { headers, rawPayload, statusCode } = await app.inject('/api/runs/run-1/export/csv')
  expect([statusCode, rawPayload]).toEqual([200, RUN_FILE.octets])
  expect(headers).toMatchObject({
    'content-type': RUN_FILE.mediaType,
    'content-disposition': 'attachment; filename="run.csv"',
  })
  const unknown = await app.inject('/api/runs/nobody/export/csv')
  expect([unknown.statusCode, unknown.json<Fault>().error]).toEqual([404, 'not-found'])
  const noFormat = await app.inject('/api/runs/run-1/export/gpx')
  expect([noFormat.statusCode, noFormat.json<Fault>().error]).toEqual([400, 'invalid'])
  expect(noFormat.json<Fault>().message).toContain('csv')
})

test('where nobody’s run leaves Crescendo there is no file of it', async () => {
  const { url } = await faceListening(null, (deps) => ({ ...deps, runs: { ...deps.runs, file: null } }))
  expect((await fetch(`${url}/api/runs/run-1/export/csv`)).status).toBe(404)
})

test('a plan asks for no incline above 4 % or below flat, and hides no pace, since nothing would', () => {
  const withStage = (more: object) => ({
    ...INTERVALS,
    phases: INTERVALS.phases.map((phase) => (phase.kind === 'stage' ? { ...phase, ...more } : phase)),
  })
  expect(Value.Check(Plan, withStage({}))).toBe(true)
  expect(Value.Check(Plan, withStage({ inclinePct: 4 }))).toBe(true)
  expect(Value.Check(Plan, withStage({ inclinePct: 4.5 }))).toBe(false)
  expect(Value.Check(Plan, withStage({ inclinePct: -1 }))).toBe(false)
  expect(Value.Check(Plan, withStage({ hidden: true }))).toBe(false)
})
