import type { Banner, BannerValues, NotConnected } from '../../protocol/panel/banners.ts'

/** A treadmill that was connected by its name, and when. */
export interface MetByName {
  readonly values: BannerValues<'found-by-name'>
  readonly atMs: number
}

/** How long it is said by what a treadmill was known, ms. */
const SAID_MS = 60_000

/**
 * What is said at the top while the link is being made again and again. A belt that may be moving, or a run that is on
 * another treadmill, is what matters then, and why it is not found again comes with it; else why it is not connected says
 * more than that it is not.
 */
export function withNotConnected(banners: readonly Banner[], notConnected: NotConnected | null): Banner[] {
  const lost = banners.find((banner) => banner.code === 'link-lost')
  if (notConnected === null) return [...banners]
  if (lost?.values.mayMove === true || (lost?.values.begunOn ?? null) !== null)
    return banners.map((banner) => (banner.code === 'link-lost' ? withBecause(banner, notConnected) : banner))
  return [
    ...banners.filter((banner) => banner !== lost),
    { code: 'not-connected', level: lost === undefined ? 'info' : 'warning', values: notConnected },
  ]
}

const withBecause = (lost: Extract<Banner, { code: 'link-lost' }>, { because }: NotConnected): Banner => ({
  ...lost,
  values: { ...lost.values, because },
})

/** By what the treadmill that was just connected was known, where that leaves a doubt. */
export const metByNameBanners = (met: MetByName | null, nowMs: number): Banner[] =>
  met === null || nowMs - met.atMs >= SAID_MS ? [] : [{ code: 'found-by-name', level: 'info', values: met.values }]
