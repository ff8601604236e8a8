import { expect, test } from 'vitest'
import { savingBanners } from '../../src/view/saving-banner.ts'
import { asSent } from '../as-sent.ts'

const said = (...of: Parameters<typeof savingBanners>): unknown => asSent(savingBanners(...of)[0]) ?? null

test.each([
  [
    'full',
    'This run is not being saved: the disk is full. The run goes on. Make room on the disk: it is saved as soon as there is some.',
  ],
  [
    'slow',
    'This run is not being saved: the disk does not answer. The run goes on. It is saved as soon as the disk answers.',
  ],
  [
    'locked',
    'This run is not being saved: another program keeps its file locked. The run goes on. It is saved as soon as the file is free.',
  ],
] as const)('a disk that is %s is said, with what to do', (saving, message) => {
  expect(said(saving, true)).toMatchObject({ level: 'warning', message })
})

test('it is said that all is saved again, and nothing while all is well', () => {
  expect(said('again', true)).toMatchObject({ level: 'info', message: 'This run is saved again.' })
  expect(said(null, true)).toBeNull()
})
