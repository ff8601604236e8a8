import type { doctor as english } from '../en/doctor.ts'

/** What `doctor` found of this computer and of what is in the air; `what` is a version, an adapter, a treadmill. */
export const doctor: typeof english = {
  'node-fits': (what) => `Node ${what}`,
  'node-too-old': (what) => `Node ${what} es demasiado antiguo: hace falta 20.19 o posterior.`,
  'toolchain-there': (what) => `Está todo lo que compila la biblioteca de Bluetooth: ${what}.`,
  'toolchain-not-needed': (what) => `La biblioteca de Bluetooth está compilada; ${what} ya no hace falta.`,
  'toolchain-missing': (what) => `La biblioteca de Bluetooth no se puede compilar sin ${what}.`,
  'module-loads': () => 'La biblioteca de Bluetooth está compilada y carga.',
  'module-fails': () => 'La biblioteca de Bluetooth no carga: no está compilada para este Node.',
  'kernel-has-bluetooth': () => 'El núcleo tiene Bluetooth.',
  'kernel-without-bluetooth': () => 'El núcleo no tiene Bluetooth, o no lo ha cargado.',
  'not-linux': (what) => `Crescendo maneja Bluetooth solo en Linux, y esto es ${what}.`,
  'adapter-up': (what) => `El adaptador ${what} está, y encendido.`,
  'adapter-there': (what) => `El adaptador ${what} está. Sin hciconfig no se sabe si está encendido.`,
  'adapter-down': (what) => `El adaptador ${what} está apagado.`,
  'no-adapter': () => 'No hay adaptador Bluetooth. Enchufa uno; si ya lo hay, su controlador no está cargado.',
  'not-that-adapter': (what) => `No hay tal adaptador. Pedido, y los que hay: ${what}.`,
  'adapter-not-looked-at': () => 'No se miró si hay un adaptador: primero lo de arriba.',
  'rfkill-not-looked-at': () => 'No se miró si algo bloquea la radio: no hay adaptador.',
  'permission-not-looked-at': () => 'No se miró si este usuario puede abrir el adaptador: no hay ninguno.',
  'in-the-way-not-looked-at': () => 'No se miró si algo más usa Bluetooth: no hay adaptador.',
  'not-blocked': () => 'Nada bloquea la radio.',
  'soft-blocked': () => 'La radio está bloqueada por software.',
  'hard-blocked': () => 'La radio está bloqueada por un interruptor o una tecla del ordenador (modo avión): úsalo.',
  'may-open': () => 'Este usuario puede abrir el adaptador.',
  'may-not-open': () => 'Este usuario no puede abrir el adaptador.',
  'nobody-in-the-way': () => 'Nada más usa aquí el Bluetooth.',
  'service-runs': () =>
    'El servicio Bluetooth del ordenador está en marcha. Puede seguir; si la conexión falla con 0x3e, páralo.',
  'kernel-is-connected': (what) =>
    `El propio ordenador está conectado a algo (${what}) y no deja que la nuestra llegue: 0x3e.`,
  'socket-instead': () => 'No hace falta: el controlador está tras un socket (--hci).',
  'treadmills-heard': (what) => `En el aire: ${what}.`,
  'named-not-heard': (what) => `La cinta nombrada no se oye. En el aire: ${what}.`,
  'none-heard': () =>
    'No se oye ninguna cinta. Enciéndela, despierta su consola, cierra Zwift o la app del móvil, acércate y mira otra vez.',
  'cannot-listen': (what) => `No se puede escuchar el aire: ${what}`,
  'air-not-looked-at': () => 'No se miró qué cintas hay en el aire: primero lo de arriba.',
  'control-not-looked-at': () => 'No se miró si una cinta da el control: primero lo de arriba.',
  'control-given': (what) => `${what} da el control.`,
  'control-refused': (what) =>
    `${what} niega el control. Cierra otras aplicaciones que la tengan, apágala y enciéndela; si no, Crescendo guía y tú manejas.`,
  'control-not-answered': (what) => `${what} no responde a quien pide el control. Muchas no lo hacen, y obedecen.`,
  'no-control-point': (what) => `${what} no admite órdenes: Crescendo guía y tú manejas.`,
  'belt-moves': (what) => `La cinta de ${what} se mueve: no se le pidió nada. Párala y pide otra vez.`,
  'started-by-asking': (what) =>
    `${what} se movió al pedirle el control, y se le mandó parar. Mírala. Cuéntalo: crescendo report.`,
  'cannot-connect': (what) => `Se oyó, y no conecta: ${what}`,
  'nothing-to-back-up': () => 'Aún no hay nada guardado de lo que hacer una copia.',
  'backup-there': (what) => `La última copia de seguridad está bien: ${what}.`,
  'backup-old': (what) =>
    `La última copia tiene más de una semana: ${what}. Se hace una cada semana con Crescendo encendido.`,
  'backup-damaged': (what) => `La última copia no sirve: ${what}`,
  'no-backup': () => 'Aún no hay copia: se hace una cada semana con Crescendo encendido y sin nadie corriendo.',
  'control-not-asked': (what) =>
    `No se preguntó si ${what} da el control: algunas se mueven con eso. Sin nadie en la cinta:`,
}
