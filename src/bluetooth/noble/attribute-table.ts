import type { AttRequest } from './att-queue.ts'
import { GattError } from '../gatt.ts'
import type { GattCharacteristic, GattProperty } from '../gatt.ts'
import type { NobleCharacteristic, NobleGatt } from './internals.ts'
import { portUuid } from './uuid.ts'

export const READ_LIMIT_MS = 5_000
const WRITE_LIMIT_MS = 2_000

const CLIENT_CHARACTERISTIC_CONFIGURATION = 0x2902
const NOTIFICATIONS = 0x0001
const INDICATIONS = 0x0002

/** Characteristic properties, Core Vol 3 Part G §3.3.1.1. */
const BIT: Readonly<Record<GattProperty, number>> = {
  read: 0x02,
  'write-without-response': 0x04,
  write: 0x08,
  notify: 0x10,
  indicate: 0x20,
}

/** A discovered characteristic, as the port and as noble's GATT layer know it. */
export interface TableEntry {
  readonly characteristic: GattCharacteristic
  readonly handles: NobleCharacteristic
}

export function tableOf(gatt: NobleGatt): readonly TableEntry[] {
  return Object.entries(gatt._characteristics).flatMap(([serviceUuid, characteristics]) =>
    Object.values(characteristics).map((handles) => ({
      handles,
      characteristic: {
        serviceUuid: portUuid(serviceUuid),
        uuid: portUuid(handles.uuid),
        properties: (Object.keys(BIT) as GattProperty[]).filter((property) => offers(handles, property)),
      },
    })),
  )
}

/** @throws {GattError} `not-found` */
export function handlesOf(table: readonly TableEntry[], uuid: string): NobleCharacteristic {
  const found = table.find(({ characteristic }) => characteristic.uuid === uuid)
  if (found === undefined) throw new GattError('not-found', `The peripheral has no characteristic ${uuid}.`)
  return found.handles
}

/**
 * Acknowledged where the characteristic offers that, else a command. An urgent one (`patienceMs` given) goes past what
 * is unanswered as a command where one is offered: that keeps to the rules of ATT.
 *
 * @throws {GattError} `not-found`
 */
export function writeRequestOf(
  gatt: NobleGatt,
  handles: NobleCharacteristic,
  octets: Uint8Array,
  patienceMs: number | null,
): AttRequest {
  const uuid = portUuid(handles.uuid)
  const acknowledged = offers(handles, 'write')
  const command = offers(handles, 'write-without-response')
  if (!acknowledged && !command) throw new GattError('not-found', `Characteristic ${uuid} cannot be written.`)
  const pduOf = (asCommand: boolean): Buffer => gatt.writeRequest(handles.valueHandle, Buffer.from(octets), asCommand)
  const request = { pdu: pduOf(!acknowledged), what: `write ${uuid}`, limitMs: WRITE_LIMIT_MS }
  return patienceMs === null ? request : { ...request, urgent: { past: pduOf(command), patienceMs } }
}

/** Asks where the characteristic's configuration is (Core Vol 3 Part G §3.3.3.3). @throws {GattError} `not-found` */
export function configurationRequestOf(gatt: NobleGatt, handles: NobleCharacteristic): AttRequest {
  const uuid = portUuid(handles.uuid)
  if (!offers(handles, 'notify') && !offers(handles, 'indicate')) {
    throw new GattError('not-found', `Characteristic ${uuid} sends no values.`)
  }
  const { startHandle, endHandle } = handles
  const pdu = gatt.readByTypeRequest(startHandle, endHandle, CLIENT_CHARACTERISTIC_CONFIGURATION)
  return { pdu, what: `subscribe ${uuid}`, limitMs: READ_LIMIT_MS }
}

/** Turns on notifications or indications, whichever is offered, at the place that the answer names. */
export function enableRequestOf(gatt: NobleGatt, handles: NobleCharacteristic, answer: Uint8Array): AttRequest {
  const octets = Buffer.alloc(2)
  octets.writeUInt16LE(offers(handles, 'notify') ? NOTIFICATIONS : INDICATIONS)
  const configurationHandle = Buffer.from(answer).readUInt16LE(2)
  const pdu = gatt.writeRequest(configurationHandle, octets, false)
  return { pdu, what: `subscribe ${portUuid(handles.uuid)}`, limitMs: WRITE_LIMIT_MS }
}

function offers(handles: NobleCharacteristic, property: GattProperty): boolean {
  return (handles.properties & BIT[property]) !== 0
}
