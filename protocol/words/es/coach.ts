import type { COACH_REASONS } from '../../panel/coach.ts'
import type { CoachWords } from '../en/coach.ts'
import type { Sentences } from '../sentence.ts'

export const coachReasons: Sentences<typeof COACH_REASONS> = {
  shorter: 'Más corto, mismos ritmos.',
  smooth: 'Las mismas millas, con un final suave.',
  'your-go': 'El esprint espera a tu ¡Ya!',
  'once-more': 'Una vez más y es tuyo.',
  longer: 'Dos veces como estaba previsto: más largo.',
  faster: ({ percent }, { number }) => `Tres como estaba previsto: ${number(percent)} % más rápido.`,
  slower: ({ percent }, { number }) => `Dos de tres fueron duras: ${number(percent)} % más lento.`,
  'no-longer-yet': 'Lo mismo otra vez: aún no hay margen para más.',
  'no-faster-yet': 'Lo mismo otra vez: para ir más rápido falta un poco de tiempo.',
  'not-counted': 'La última no se contó: lo mismo otra vez.',
  'new-paces': 'Ritmos nuevos: córrelos una vez como están previstos.',
  'no-further-yet': ({ mostKm, unit }, { lengthWords }) =>
    `Un décimo más que antes: ${lengthWords(mostKm * 1000, unit)} como mucho.`,
  'after-race': ({ percent }, { number }) =>
    `La cinta se siente más rápida que la calle: al principio ${number(percent)} % más lento.`,
  'after-break': ({ days, percent }, { number }) => `${days} días sin correr: ${number(percent)} % más lento.`,
  'first-run': 'La primera: medias millas andando, o a tu propio ritmo.',
  'week-full': ({ ranKm, mostKm, unit }, { lengthWords }) =>
    `${lengthWords(ranKm * 1000, unit)} en siete días: un décimo más que antes son ${lengthWords(mostKm * 1000, unit)}.`,
  'week-full-until': ({ ranKm, mostKm, unit, days }, { lengthWords }) =>
    `${lengthWords(ranKm * 1000, unit)} en siete días, de ${lengthWords(mostKm * 1000, unit)} como mucho: la próxima es ${days === 1 ? 'mañana' : `en ${days} días`}.`,
  pain: 'Descansa hasta andar sin dolor; si no, consulta a un profesional.',
  'block-short': 'Corta y un poco más rápida.',
  'block-long': 'Primera milla muy suave. Hoy sin esprint.',
  'block-easy': 'Semana fácil: más corta, para asimilar lo corrido.',
  'block-test': ({ percent }, { number }) =>
    percent === 0
      ? 'Mismas millas, mismos ritmos. Afloja si quieres.'
      : `Mismas millas, ${number(percent)} % más rápido. Afloja si quieres.`,
  'block-smooth': 'La misma semana otra vez, con un final suave.',
  'block-back': 'Una semana atrás, con un final suave.',
  'block-again': ({ percent }, { number }) => `Desde la primera semana, ${number(percent)} % más lento.`,
  'block-rest': ({ days }) => (days === 1 ? 'La próxima es mañana.' : `La próxima es dentro de ${days} días.`),
}

export const coach: CoachWords = {
  title: 'Seis semanas, cada una más rápida',
  next: 'Qué sigue',
  take: 'Hacer esto',
  same: 'Como la última vez',
  own: 'A mi ritmo',
  gentler: 'Hoy más suave',
  gentlerSays: 'Un cinco por ciento más lento, tres tramos como mucho, nada por encima de su plan.',
  hurt: '¿Te dolió?',
  yes: 'Sí',
  no: 'No',
  move: 'Dejarlo para mañana',
  end: 'Dejar las seis semanas',
  begin: 'Empezar seis semanas',
  beginSays: 'Dos carreras por semana, una corta y una larga, una semana fácil y una prueba al final.',
  waits: (week, mostWeek, run, mostRun) =>
    `Las seis semanas empiezan con ${week} en una semana y ${run} en una carrera. Por lo que has corrido caben aún ${mostWeek} y ${mostRun}; ambos crecen al correr.`,
  month: '¿Tu carrera más larga del último mes?',
  monthNone: 'Ninguna',
  week: (week) => `Semana ${week}`,
  today: 'Hoy',
  tempo: (stages) => `el último de ${stages}, hoy`,
  shape: (count, length) => `${count} × ${length}`,
  tally: (done, moved) =>
    `${done} de 12 hechas${moved === 0 ? '' : `, ${moved} movidas`}. Nunca más de un décimo más en una semana.`,
  missed: '¿Te falta una corta? Se deja. ¿Una larga? La semana siguiente corre su distancia.',
  doctor:
    '¿Enfermedad, embarazo, dolor de pecho, mareo, medicina nueva? Pregunta a un médico o a una matrona. Que puedas hablar.',
  picture: (done) => `Seis semanas de dos carreras como escaleras, ${done} de doce hechas`,
}
