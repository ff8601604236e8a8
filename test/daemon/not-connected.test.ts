import { expect, test } from 'vitest'
import { asSent } from '../as-sent.ts'
import { openTreadmill } from '../../src/treadmill/ftms-treadmill.ts'
import { crescendo, WHERE } from './crescendo.ts'
import { SHORT_PLAN } from './short-plan.ts'

const NOT_HEARD = { treadmill: 'Treadmill 7', because: 'not-heard' } as const

test('at rest, why the treadmill is not connected takes the place of that it is not, until it is', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  const { daemon, link } = run
  const banners = () => asSent(daemon.snapshot().banners)
  daemon.couldNotConnect(NOT_HEARD)
  expect(banners()).toEqual([])
  await link.close()
  await run.until('the link is lost', ({ machine }) => machine?.link === 'down')
  expect(banners()).toMatchObject([
    {
      code: 'not-connected',
      level: 'warning',
      message: expect.stringMatching(
        /^Treadmill 7 is not heard\. Switch it on, .*most treadmills talk to one/,
      ) as string,
    },
  ])
})

test('while a belt may be moving, nothing is said but that', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  const { daemon, link } = run
  await run.underWay()
  await link.close()
  await run.until('the link is lost', ({ machine }) => machine?.link === 'down')
  daemon.couldNotConnect(NOT_HEARD)
  expect(asSent(daemon.snapshot().banners)).toMatchObject([
    { code: 'link-lost', message: expect.stringContaining('own stop') as string },
  ])
  daemon.couldNotConnect({ ...NOT_HEARD, because: 'not-heard-among-others' })
  expect(asSent(daemon.snapshot().banners)).toMatchObject([
    {
      code: 'link-lost',
      message: expect.stringMatching(/own stop\. Then close Zwift or the phone’s app\.$/) as string,
    },
  ])
})

test('one that was known by its name alone is said so for a minute, or until its link is lost', async () => {
  const run = await crescendo({ choices: SHORT_PLAN })
  const { daemon, link, clock } = run
  const codes = () => daemon.snapshot().banners.map(({ code }) => code)
  expect(codes()).toEqual([])
  const opening = openTreadmill(link, clock, { simulated: true })
  await clock.advance(100)
  const treadmill = await opening
  const { grid, drivable } = treadmill.machine
  const attach = () => daemon.attach(treadmill, { ...WHERE, grid, drivable }, 'name-elsewhere')
  attach()
  await clock.advance(1000)
  expect(asSent(daemon.snapshot().banners)).toMatchObject([
    { code: 'found-by-name', message: expect.stringContaining('Virtual has another address than before') as string },
  ])
  await clock.advance(60_000)
  expect(codes()).toEqual([])
  attach()
  await clock.advance(1000)
  await link.close()
  await run.until('the link is lost', ({ machine }) => machine?.link === 'down')
  expect(codes()).toEqual(['link-lost'])
})
