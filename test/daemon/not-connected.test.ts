import { expect, test } from 'vitest'
import { asSent } from '../as-sent.ts'
import { crescendo } from './crescendo.ts'
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
})
