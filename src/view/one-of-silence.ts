import type { Banner, BANNERS, BannerValues } from '../../protocol/panel/banners.ts'

/** Banners of one code, or of those of its values. */
type BannersLike = {
  [Code in keyof typeof BANNERS]: { readonly code: Code; readonly values?: Partial<BannerValues<Code>> }
}[keyof typeof BANNERS]

/** What one silence of the treadmill may bring, the gravest first: of these only the first is said. */
export const OF_ONE_SILENCE: readonly BannersLike[] = [
  { code: 'belt-unseen', values: { belt: 'does-not-answer-stop' } },
  { code: 'link-lost' },
  { code: 'not-connected' },
  { code: 'computer-slept', values: { mayMove: true } },
  { code: 'belt-unseen', values: { belt: 'out-of-sight' } },
  // Why it was stopped comes after that nobody sees whether it did.
  { code: 'telemetry-stale', values: { stopped: true } },
  { code: 'telemetry-stale', values: { stopped: false } },
  { code: 'belt-unseen', values: { belt: 'silent' } },
  { code: 'waiting', values: { wait: 'belt-out-of-sight' } },
  { code: 'waiting', values: { wait: 'rest-not-seen' } },
  { code: 'computer-slept', values: { mayMove: false } },
]

/** One silence of the treadmill is one banner: the gravest that it brings stays, in its place. */
export function oneOfSilence(banners: readonly Banner[]): Banner[] {
  const said = OF_ONE_SILENCE.map((like) => banners.find((banner) => isLike(banner, like))).find((b) => b !== undefined)
  const isOfSilence = (banner: Banner): boolean => OF_ONE_SILENCE.some((like) => isLike(banner, like))
  return banners.filter((banner) => banner === said || !isOfSilence(banner))
}

function isLike(banner: Banner, like: BannersLike): boolean {
  const values: Record<string, unknown> = banner.values
  return banner.code === like.code && Object.entries(like.values ?? {}).every(([name, is]) => values[name] === is)
}
