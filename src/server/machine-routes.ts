import { Type } from 'typebox'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { ServerDeps } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

const NO_MACHINE: Fault = { error: 'not-found', message: 'No treadmill is connected.' }

/** The treadmills a run can be on. */
export function machineRoutes(app: App, { machines, session }: Pick<ServerDeps, 'machines' | 'session'>): void {
  app.get(
    '/api/machines',
    { schema: { summary: 'Treadmills found or remembered.', response: { 200: Type.Array(ref('FoundMachine')) } } },
    () => machines.now().machines,
  )
  app.post(
    '/api/machines/look',
    {
      schema: {
        summary:
          'Looks for treadmills for 20 s more; they come in /api/live. Not while a run is on or a belt may move.',
        body: ref('Look'),
        response: { 200: ref('Machines'), 409: ref('AskRefusal') },
      },
    },
    (request, reply) => {
      const refusal = machines.look(request.body.afresh ?? false)
      if (refusal !== null) void reply.code(409)
      return refusal ?? machines.now()
    },
  )
  app.post(
    '/api/machine',
    {
      schema: {
        summary: 'Chooses the treadmill of the next run, and connects to it. Not while a run is on or a belt may move.',
        body: ref('MachineChosen'),
        response: { 200: ref('Machines'), 409: ref('AskRefusal') },
      },
    },
    async (request, reply) => {
      const refusal = machines.choose(request.body.address)
      if (refusal !== null) {
        void reply.code(409)
        return refusal
      }
      await session.written()
      return machines.now()
    },
  )
  app.get(
    '/api/report',
    {
      schema: {
        summary:
          'What the treadmill and Crescendo said to each other in the last minutes, octet for octet, without serial number or address: a file to send on.',
        response: { 200: ref('Report') },
      },
    },
    (_request, reply) => {
      void reply.header('content-disposition', 'attachment; filename="crescendo-report.json"')
      return machines.report()
    },
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
