import FitParser from 'fit-file-parser'

/** What another program reads in a FIT file: speeds in km/h, lengths in metres. */
interface ReadFit {
  readonly file_ids: readonly { readonly type: string; readonly manufacturer: string }[]
  readonly activity: { readonly num_sessions: number; readonly total_timer_time: number }
  readonly sessions: readonly (Totals & {
    readonly num_laps: number
    readonly max_heart_rate?: number
    readonly workout_rpe?: number
  })[]
  readonly laps: readonly (Totals & {
    readonly intensity: string
    readonly lap_trigger: string
    readonly planned_speed?: number
  })[]
  readonly records: readonly {
    readonly timestamp: Date
    readonly distance: number
    readonly speed: number
    readonly enhanced_speed: number
    readonly grade?: number
    readonly heart_rate?: number
    readonly target_speed?: number
    readonly planned_speed?: number
    readonly console_speed?: number
  }[]
  readonly events: readonly { readonly event: string; readonly event_type: string }[]
  readonly device_infos: readonly { readonly product_name: string }[]
  readonly field_descriptions: readonly { readonly field_name: string; readonly units: string }[]
}

interface Totals {
  readonly start_time: Date
  readonly total_distance: number
  readonly total_timer_time: number
  readonly total_elapsed_time: number
  readonly enhanced_avg_speed?: number
  readonly enhanced_max_speed?: number
}

/** A stamp is a whole second, the nearest. */
export const STAMP_S = 0.51

/** Rejects what is damaged. */
export async function readFit(octets: Uint8Array): Promise<ReadFit> {
  const parser = new FitParser({ force: false, mode: 'list', speedUnit: 'km/h', lengthUnit: 'm' })
  return (await parser.parseAsync(Buffer.from(octets))) as unknown as ReadFit
}
