import { Type } from 'typebox'
import type { Fault } from '../../protocol/panel/answers.ts'
import type { MachineFace } from './deps.ts'
import { ref } from './schemas.ts'
import type { App } from './schemas.ts'

const NO_MACHINE: Fault = { error: 'not-found', message: 'No treadmill is connected.' }

/** The treadmills a run can be on. */
export function machineRoutes(app: App, machines: MachineFace): void {
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
