import type { Fault } from '../../panel/answers.ts'

/** Why a request was not answered, for who stands before a screen. */
export const faults: Readonly<Record<Fault['error'], string>> = {
  invalid: 'Crescendo no acepta eso. No ha cambiado nada.',
  'not-json': 'Crescendo no ha podido leerlo. No ha cambiado nada.',
  'json-only': 'Crescendo no lee eso. No ha cambiado nada.',
  'too-large': 'Es demasiado largo. No ha cambiado nada.',
  'not-found': 'Eso ya no está. Vuelve a cargar la página.',
  'wrong-host': 'Crescendo tiene otra dirección. Abre la que mostró al arrancar.',
  'cross-site': 'Lo ha pedido otra página. Abre Crescendo directamente.',
  'not-this-computer': 'Crescendo solo responde al ordenador en el que funciona.',
  'read-only': 'Desde esta pantalla no se puede pedir nada.',
  'id-reused': 'Eso ya se había pedido. Pulsa otra vez.',
  'too-many': 'Demasiado a la vez. Espera un momento y pulsa otra vez.',
  'not-drawn': 'Esta pantalla muestra algo de hace un rato. Vuelve a cargarla.',
  'not-shown': 'La página ha cambiado entretanto. Léela otra vez.',
  'no-pin': 'El dueño aún no ha puesto un PIN.',
  'wrong-pin': 'Ese no es el PIN.',
  'too-many-pins':
    'Cinco PIN erróneos. Durante un minuto no se mira ninguno; tras cada cinco más, el doble. No se ha cambiado nada.',
  locked: 'Antes hace falta un PIN.',
  'not-current': 'Eso es de otra persona.',
  'too-many-runners': 'Ya la comparten doce personas.',
  'name-taken': 'Ese nombre ya existe.',
  'too-many-plans': 'Ya hay cincuenta planes guardados. Borra uno antes.',
  failed: 'Algo ha fallado dentro de Crescendo. Su registro dice qué.',
}
