import type { syncProblems as english } from '../en/sync.ts'

/** Por qué las carreras no salen adonde van solas, y qué hacer. */
export const syncProblems: typeof english = {
  'sync-settings-unreadable': 'Ya no se lee adónde van las carreras. Ponlo de nuevo.',
  'sync-folder-missing': ({ folder }: { readonly folder: string }): string =>
    `No hay carpeta ${folder} en este ordenador. Escribe su ruta entera, desde /.`,
  'sync-folder-not-writable': ({ folder }: { readonly folder: string }): string =>
    `No se puede escribir en ${folder}. Mira quién puede escribir ahí y cuánto sitio queda.`,
  'sync-key-refused': 'intervals.icu no acepta la clave. Crea una en sus ajustes, en Developer, y ponla aquí.',
  'sync-service-busy': 'intervals.icu pide paciencia. Las carreras que esperan salen luego, solas.',
  'sync-service-unreachable': 'No se llega a intervals.icu. Las carreras que esperan salen luego, solas.',
  'sync-not-known': 'No se sabe si intervals.icu tiene la última carrera. Se le pregunta antes de enviarla otra vez.',
  'sync-run-refused': ({ status }: { readonly status: number }): string =>
    `intervals.icu no acepta una de las carreras (${status}). Está aquí, para guardarla a mano.`,
  'sync-no-file': 'No se puede hacer un archivo de una de las carreras.',
  'sync-not-noted': 'El disco no guarda nada: no se envía ninguna carrera que no se pudo anotar antes.',
}
