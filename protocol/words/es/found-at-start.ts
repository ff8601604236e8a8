import type { FOUND_AT_START } from '../../panel/found-at-start.ts'
import type { Sentences } from '../sentence.ts'

/** What is found when Crescendo starts, and what to do about it. */
export const foundAtStart: Sentences<typeof FOUND_AT_START> = {
  'history-damaged': ({ file, keptAs }) =>
    `El historial en ${file} está dañado y no se pudo leer. Se conserva como ${keptAs}; se empezó uno nuevo.`,
  'not-all-saved': () =>
    'Cuando Crescendo terminó la última vez ya no se podía guardar nada: lo que se corrió o se eligió justo antes se ha perdido. Una carrera en marcha ha vuelto como se guardó por última vez.',
  'run-rebuilt': ({ startedAt }) =>
    `La carrera de ${startedAt} la hizo otra versión de Crescendo. Ha vuelto, parada, con su distancia y sus parciales; sus velocidades son otra vez las del plan.`,
  'run-closed': ({ startedAt, isGuests }) =>
    `La carrera de ${startedAt} la dejó abierta ${isGuests ? 'un invitado' : 'alguien que aquí no es un invitado'}. A nadie más se le ofrece continuarla: se cierra como está y queda en el historial.`,
  'run-set-aside': ({ startedAt, because, error }) => {
    const reason = because === 'damaged' ? error : `su diario no da una carrera (${error})`
    return `La carrera de ${startedAt} no se puede continuar: ${reason}. Se conserva en el historial, aparte.`
  },
  'run-is-elsewhere': ({ startedAt, treadmill, isSimulated }) => {
    const there = isSimulated ? 'npm start' : `npm start -- --treadmill "${treadmill}"`
    return `La carrera de ${startedAt} empezó en ${treadmill} y no sigue en ninguna otra. Para continuarla: ${there}. Aquí se puede terminar o descartar.`
  },
}
