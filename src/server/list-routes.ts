import { Type } from 'typebox'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { MachineFace, RunFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

const NO_MACHINE: Fault = { error: 'not-found', message: 'No treadmill is connected.' }
const NO_RUN: Fault = {
  error: 'not-found',
  message:
    'The history has no run of this id. GET /api/runs lists those it has; one that is still on is in /api/state.',
}

/** What was run, and what it can be run on. */
export function listRoutes(app: App, runs: RunFace, machines: MachineFace): void {
  app.get(
    '/api/runs',
    { schema: { summary: 'The history, the latest run first.', response: { 200: Type.Array(ref('RunSummary')) } } },
    () => runs.list(),
  )
  app.get(
    '/api/runs/:id',
    {
      schema: {
        summary: 'A run with its plan and splits.',
        params: Type.Object({ id: Type.String() }),
        // 400: an address that cannot be decoded.
        response: { 200: ref('Run'), 400: ref('Fault'), 404: ref('Fault') },
      },
    },
    (request, reply) => {
      const run = runs.get(request.params.id)
      if (run === null) void reply.code(404)
      return run ?? NO_RUN
    },
  )
  app.get(
    '/api/machines',
    { schema: { summary: 'Treadmills found or remembered.', response: { 200: Type.Array(ref('FoundMachine')) } } },
    () => machines.list(),
  )
  app.get(
    '/api/machine',
    {
      schema: {
        summary: 'The treadmill that is connected.',
        response: { 200: ref('MachineView'), 404: ref('Fault') },
      },
    },
    (_request, reply) => {
      const machine = machines.current()
      if (machine === null) void reply.code(404)
      return machine ?? NO_MACHINE
    },
  )
}
