/** Why runs do not go where they go by themselves, and what to do. */
export const syncProblems = {
  'sync-settings-unreadable': 'Where runs go cannot be read any more. Set it anew.',
  'sync-folder-missing': ({ folder }: { readonly folder: string }): string =>
    `There is no folder ${folder} on this computer. Type its whole path, from / on.`,
  'sync-folder-not-writable': ({ folder }: { readonly folder: string }): string =>
    `Nothing can be written into ${folder}. Look at who may write there, and at the room that is left.`,
  'sync-key-refused': 'intervals.icu refuses the key. Make one in its settings, under Developer, and set it here.',
  'sync-service-busy': 'intervals.icu asks for patience. The runs that wait go later, by themselves.',
  'sync-service-unreachable': 'intervals.icu is not reached. The runs that wait go later, by themselves.',
  'sync-not-known': 'Whether intervals.icu took the last run is not known. It is asked before the run goes again.',
  'sync-run-refused': ({ status }: { readonly status: number }): string =>
    `intervals.icu does not take one of the runs (${status}). It is here, to be saved by hand.`,
  'sync-no-file': 'No file can be made of one of the runs.',
  'sync-not-noted': 'The disk takes nothing: no run is sent that could not be noted down first.',
}
