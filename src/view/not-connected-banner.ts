import type { Banner, NotConnected } from '../../protocol/panel/banners.ts'

/**
 * What is said at the top while the link is being made again and again. A belt that may be moving, or a run that is on
 * another treadmill, is what matters then; else why it is not connected says more than that it is not.
 */
export function withNotConnected(banners: readonly Banner[], notConnected: NotConnected | null): Banner[] {
  const lost = banners.find((banner) => banner.code === 'link-lost')
  if (notConnected === null || lost?.values.mayMove === true || (lost?.values.begunOn ?? null) !== null)
    return [...banners]
  return [
    ...banners.filter((banner) => banner !== lost),
    { code: 'not-connected', level: lost === undefined ? 'info' : 'warning', values: notConnected },
  ]
}
