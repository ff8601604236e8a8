import type { Words } from '../en.ts'
import { finishes, ofThe } from './nouns.ts'

export const firstUse: Words['firstUse'] = {
  title: 'Lo que esta cinta hará por sí sola',
  lead: 'Cinco cosas. Y una que ninguna pantalla puede hacer.',
  things: ({ first, fastest, sprintRise, stage, finish, gate }) => {
    const when = gate === 'ask' ? 'Solo si pulsas YA' : 'Al final, si no te lo saltas'
    const what = finish === null || finish === 'sprint' ? '' : `${finishes[finish]}. `
    return [
      {
        title: 'Arranca lento',
        says: `Cuando mantienes ARRANCAR: ${first} y luego a caminar. Nunca arranca sola.`,
      },
      {
        title: 'Acelera',
        says: `Paso a paso, en la línea ${ofThe(stage)}. Se te avisa 5 segundos antes.`,
      },
      finish === 'sprint'
        ? { title: 'Esprinta', says: `${when}: ${sprintRise} por segundo, hasta ${fastest}.` }
        : { title: 'Acaba lo más rápido', says: `${what}${when}: paso a paso, hasta ${fastest}.` },
      { title: 'Frena', says: 'Baja hasta caminar. Luego para.' },
      { title: 'Para', says: 'Con PARAR; si nadie mira en un minuto; si la cinta enmudece.' },
    ]
  },
  limit: 'Sin Bluetooth, ninguna pantalla puede parar la cinta. La llave de seguridad, sí.',
  clip: 'Sujétatela siempre.',
  other: { tongue: 'en', name: 'English' },
  read: 'LO HE LEÍDO',
  kept: 'se guarda con la fecha; no se pregunta más',
  keptOfGuest: 'se pregunta a cada invitado; nada tuyo se guarda',
}
