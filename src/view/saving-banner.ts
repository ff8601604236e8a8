import type { Banner, BannerValues } from '../../protocol/panel/banners.ts'

/** Why nothing is saved at the moment; `again` for a while after that was so, null while all is well. */
export type Saving = BannerValues<'history'>['saving'] | null

export function savingBanners(saving: Saving, runIsOn: boolean): Banner[] {
  if (saving === null) return []
  return [{ code: 'history', level: saving === 'again' ? 'info' : 'warning', values: { saving, runIsOn } }]
}
