import { doctor } from './doctor.ts'
import { facts } from './facts.ts'
import { misbehaviours } from './misbehaviours.ts'
import type { BeltState } from '../../panel/snapshot.ts'
import type { HeldReason } from '../../panel/banners.ts'
import type { terminal as english } from '../en/terminal.ts'

const belts: Record<BeltState, string> = {
  still: 'cinta quieta',
  starting: 'cinta arrancando',
  moving: 'cinta en marcha',
  stopping: 'cinta frenando',
  stopped: 'parada',
  unseen: 'cinta sin ver',
}

const held: Record<HeldReason, string> = {
  asked: 'velocidad fija',
  eased: 'aflojado',
  heart: 'velocidad fija por el pulso',
  link: 'velocidad fija desde que se perdió el enlace',
  restart: 'velocidad fija desde el reinicio',
  console: 'a la velocidad de la propia cinta',
  'left-alone': 'más lento, no había nadie',
}

const runsOf = (runs: number): string => (runs === 1 ? 'una carrera' : `${runs} carreras`)

/** What the terminal says: as Crescendo starts and leaves, of the treadmills that are heard, and of a run without a panel. */
export const terminal: typeof english = {
  panelIsAt: (port) => `Crescendo: http://localhost:${port}/`,
  kioskIsAt: (host, port) => `Kiosko: http://${host}:${port}/kiosk`,
  rows: (quirks) => `${quirks.length === 1 ? 'fila' : 'filas'} ${quirks.join(', ')}`,
  /** What a simulated treadmill does that misbehaves. */
  misbehaviours,
  misbehaves: (names: readonly string[]): string => `La cinta simulada se porta mal: ${names.join(', ')}.`,
  lookedForLater: 'No se busca ninguna cinta hasta que acabe la carrera que está abierta.',
  onSimulated: 'En la cinta simulada. Para la tuya: npm start -- --treadmill auto',
  onSimulatedAlone:
    'En la cinta simulada. Este ordenador no tiene ningún adaptador Bluetooth que el kernel conozca. Enchufa uno o actívalo (rfkill unblock bluetooth).',
  withoutBluetooth:
    'Para una cinta, enchufa un adaptador Bluetooth o actívalo (rfkill unblock bluetooth). Sin él: npm start, en la cinta simulada.',
  lookingForAny: 'Buscando una cinta …',
  lookingFor: (treadmill) => `Buscando ${treadmill} …`,
  runIsOpen: (startedAt) => `La carrera de ${startedAt} está abierta. Continúala o termínala en el panel.`,
  comesFirst: (startedAt, plan) =>
    `La carrera de ${startedAt} sigue abierta y va antes que ${plan}: continúala (resume), termínala (end) o descártala (discard).`,
  noPlanCalled: (name, names) => `Ningún plan se llama «${name}». Hay: ${names}.`,
  gym: 'Gimnasio: cada corredor es un invitado, y dos minutos después del informe no se guarda nada de su persona.',
  typePin: 'Escribe el PIN del dueño, de cuatro a ocho cifras, y pulsa Intro:',
  noPin: 'Un PIN tiene de cuatro a ocho cifras. No se ha cambiado nada.',
  pinKept: 'El PIN está puesto.',
  softwareStop:
    'PARAR en el panel es una parada por software. La llave de seguridad es la parada de emergencia: sujétatela.',
  portInUse: (error) => `${error}. Algo usa ya este puerto, quizá el propio Crescendo; elige otro con --port.`,
  notSeenToStop: 'No se vio parar la cinta. Usa la parada de la propia cinta.',
  fails: (error) => `Crescendo falla y termina; lo que mueve una cinta lo para su radio. ${error}`,
  listening: (forS) => `Escuchando cintas durante ${forS} s …`,
  heard: { noName: '(sin nombre)', someMachine: 'máquina de ejercicio', inUse: 'en uso' },
  runOn: (which) => `Para correr en una: npm start -- --treadmill "${which}"`,
  noneHeard: 'No se oyó ninguna cinta. Enciéndela, despierta su consola y cierra otras aplicaciones conectadas a ella.',
  typeWhat: (asks) => `Escribe lo que pides, uno por línea: ${asks}.`,
  notAsked: (word, asks) => `"${word}" no se puede pedir. Se conocen: ${asks}.`,
  typeDisplay: (asks) => `Escribe lo que marca: ${asks.join(' o ')}, por ejemplo.`,
  typeMotor: (asks) => `¿Tiene motor? Escribe ${asks.join(' o ')}.`,
  typePace: (asks) => `¿Qué ritmo es? Escribe ${asks}, o nada.`,
  sawPace: 'Lo vi',
  motor: 'Tiene motor',
  noMotor: 'Sin motor: la muevo yo',
  proveIt: 'Pulsa una tecla al menos una vez por minuto, o falta alguien en la cinta: baja al paso y para.',
  proveItByLine:
    'Envía una línea al menos una vez por minuto, o falta alguien en la cinta: baja al paso y para. Si mira otra persona: --watched.',
  proveItByLineNow: 'Hace un minuto que no llega ninguna línea. Envía una, o en 60 s la cinta baja al paso y para.',
  proveItNow: 'Hace un minuto que no se pulsa ninguna tecla. Pulsa una, o en 60 s la cinta baja al paso y para.',
  forSoFar: (seconds) => `${seconds} s`,
  connectedTo: (treadmill) => `Conectado a ${treadmill}.`,
  reportIsIn: (file) =>
    `Lo último que se dijeron la cinta y Crescendo está en ${file}, sin número de serie ni dirección.`,
  noReport: 'No hay nada que contar: Crescendo no corre en este --port, y ninguna cinta se conoció con este --data.',
  reportNotWritten: (error) => `El informe no se puede escribir: ${error}`,
  /** `plan import` and `plan export`. */
  plan: {
    read: (plan) => `${plan}. Lo que no se puede guardar:`,
    whole: (plan) => `${plan}. Se puede guardar entero.`,
    written: 'Lo que este formato no admite:',
    notKept: 'Aún no se ha guardado nada: --save NOMBRE lo guarda.',
    kept: (name) => `Guardado como «${name}»: npm start -- run "${name}".`,
    noName: 'Un nombre tiene de 1 a 40 letras. No se ha guardado nada.',
    nameTaken: (name) => `Otro plan se llama «${name}». No se ha guardado nada.`,
    tooMany: 'Ya hay tantos planes como caben. No se ha guardado nada.',
    isIn: (file) => `El plan está en ${file}.`,
  },
  file: {
    isMissing: (path) => `No hay ningún archivo ${path}.`,
    isFolder: (path) => `${path} es una carpeta, no un archivo.`,
    isDenied: (path) => `No puedes leer ${path}.`,
    cannotRead: (path, error) => `${path} no se puede leer: ${error}`,
  },
  exported: {
    isIn: (file) => `La carrera está en ${file}.`,
    notWritten: (file, error) => `${file} no se puede escribir: ${error}`,
    faults: {
      'unknown-run': (run) =>
        `No hay ninguna carrera ${run} en este --data. "last" es la última; GET /api/runs las lista todas.`,
      'several-runs': (run) => `Varias carreras empiezan por ${run}: escribe más.`,
      'still-on': (run) => `La carrera ${run} no ha terminado: habrá archivo cuando termine.`,
    },
  },
  runners: {
    unnamed: 'corredor sin nombre',
    line: (name: string, runs: number, hasPin: boolean, isCurrent: boolean): string =>
      `${isCurrent ? '*' : ' '} ${name}: ${runsOf(runs)}${hasPin ? ', con PIN' : ''}`,
    nobody: (name: string, known: string): string => `Aquí nadie se llama «${name}». Se conoce a: ${known}.`,
    runIsOpen: (name: string): string => `Una carrera de ${name} no ha terminado: antes se sigue o se termina.`,
    typePin: (name: string): string =>
      `Escribe un PIN nuevo de ${name}, cuatro cifras, o nada para quitarlo, y pulsa Intro:`,
    noPin: 'El PIN de un corredor tiene cuatro cifras. No se ha cambiado nada.',
    pinKept: (name: string): string => `El PIN de ${name} está puesto.`,
    pinGone: (name: string): string => `${name} ya no tiene PIN.`,
  },
  brought: {
    kept: (file, run) => `${file}: ${run}.`,
    there: (file, run) => `${file}: ya estaba, ${run}.`,
    refused: (file, why) => `${file}: ${why}`,
    noAnswer: (port) =>
      `Crescendo tiene este --data y no contesta en el puerto ${port}. Si está en otro, indícalo: --port NÚMERO.`,
  },
  kept: {
    isIn: (file, runs) => `Copia hecha: ${runsOf(runs)} en ${file}.`,
    restored: (runs, before) =>
      `Recuperado: ${runsOf(runs)}.${before === null ? '' : ` Lo que había antes está en ${before}.`}`,
    faults: {
      'nothing-kept': (file) => `Aún no hay nada guardado en ${file}.`,
      'is-there': (file) => `${file} ya existe y queda como está: elige otro nombre.`,
      'not-there': (file) => `No hay ningún archivo ${file}.`,
      'no-history': (file) => `${file} no es una copia de Crescendo.`,
      damaged: (file, why) => `${file} está dañado: ${why}.`,
      newer: (file) => `${file} es de una versión posterior de Crescendo: actualiza esta.`,
      'run-open': () => 'Hay una carrera en marcha: haz la copia cuando termine.',
      guests: () => 'Hay una carrera de un invitado, de la que nada debe quedar: haz la copia cuando se olvide.',
      full: (file) => `No queda sitio en el disco de ${file}. Nada ha cambiado.`,
      failed: (file, why) => `No se puede con ${file}: ${why}. Nada ha cambiado.`,
    },
  },
  /** What `doctor` found. */
  doctor,
  space: 'espacio',
  enter: 'Intro',
  keys: {
    stop: 'PARAR',
    slower: 'más lento',
    faster: 'más rápido',
    'ease-off': 'aflojar',
    'walk-now': 'caminar ya',
    go: 'YA',
    'not-yet': 'aún no',
    'skip-sprint': 'saltar el final',
    next: 'siguiente fase',
    guide: 'manejar yo',
    'take-over': 'que maneje Crescendo',
    hold: 'fijar',
    'resume-plan': 'volver al plan',
    'cool-down': 'enfriar',
    begin: 'empezar',
    start: 'ARRANCAR',
    resume: 'CONTINUAR',
    again: 'otra vez',
    skip: 'saltar',
    'skip-all': 'saltar todos',
    end: 'terminar aquí',
    discard: 'descartar',
    'belt-is-still': 'la cinta está quieta',
    unlock: 'desbloquear',
  },
  onceMore: (what, key) => `¿${what}? Mantén ${key}, o púlsala otra vez en un segundo.`,
  leadingTo: (what, speed) => `${what}, ${speed}`,
  belts,
  held,
  meeting: {
    before: [
      'Un primer encuentro dura unos tres minutos, a no más de 4 km/h. Antes de que nada se mueva:',
      '  1. Ponte junto a la banda, un pie en cada lateral. No hay nadie en la banda, ni niños ni animales cerca.',
      '  2. Sujétate la llave de seguridad.',
      '  3. PARAR la detiene en cualquier momento (escribe: stop). También la parada y la llave de la propia cinta.',
      'Cada paso se dice antes de que llegue. Solo empieza cuando pulsas ARRANCAR (escribe: start).',
    ],
    shorter: 'Lo que se sabe de su modelo lo acorta.',
    again: 'Para repetirlo: npm start -- check --again',
    share: 'Puedes compartir este informe; el perfil como archivo: npm start -- profile export',
    reportOf: (model, firmware) =>
      `Cinta: ${model ?? 'no dice su modelo'}, ${firmware === null ? 'no dice su firmware' : `firmware ${firmware}`}`,
    metOn: (day) => `Conocida el ${day}.`,
    notMet: 'Todavía sin conocer, o no hasta el final.',
    nothing: 'nada',
    from: {
      default: 'como la mayoría',
      declared: (row) => `declarado, fila ${row}`,
      proposed: 'propuesto, sin medir aquí',
      meeting: (day) => `medido en un encuentro el ${day}`,
      runs: (day) => `medido en carreras, la última el ${day}`,
      runner: (day) => `dicho por ti el ${day}`,
      turns: (day) => `medido por vueltas de la cinta el ${day}`,
      'foot-pod': (day) => `medido por un sensor de pie el ${day}`,
    },
    facts: {
      preamble: 'Quiere Request Control y Start antes de cada velocidad',
      controlTwice: 'Quiere Request Control dos veces',
      keepAliveMs: 'Quiere otro Start cada',
      unlock: 'Quiere que la desbloqueen con',
      writeGapMs: 'Quiere entre dos escrituras',
      startToggles: 'Un Start en marcha la pausa',
      unit: 'Su unidad',
      grid: 'Sus velocidades',
      betweenSteps: 'Entre dos velocidades su consola',
      tolerance: 'Sus lecturas se apartan de una orden',
      upKmhPerS: 'Acelera',
      downKmhPerS: 'Frena',
      lagMs: 'Muestra una orden al cabo de',
      periodMs: 'Envía una lectura cada',
      distance: 'Su distancia',
      quietAtRest: 'No envía nada parada',
      start: 'Lo que hace un Start',
      obeys: 'Sigue las velocidades que se le dicen',
      stop: 'Cómo se ve su parada',
      keysWork: 'Sus teclas cambian la velocidad mientras se la conduce',
      beltFactor: 'La cinta corre, de lo que dice su consola',
      incline: 'Su inclinación',
      longestSessionMin: 'Su consola acaba una sesión al cabo de',
    },
    values: facts,
  },
  profile: {
    whichOne: (names) =>
      names.length === 0
        ? 'Todavía no se sabe nada de ninguna cinta: primero conoce una o corre en ella.'
        : `Di qué cinta, por su nombre, modelo o dirección: ${names.join(', ')}.`,
    imported: (model, facts) =>
      `${facts} ${facts === 1 ? 'dato' : 'datos'} de ${model}: una propuesta. Acorta el primer encuentro; la unidad se comprueba en cada carrera.`,
    cannotRead: (path, error) => `No se puede leer ${path}: ${error}`,
    faults: {
      'not-json': (path) => `${path} no es JSON. No se ha cambiado nada.`,
      'not-a-profile': (path) => `${path} no es el perfil de una cinta. No se ha cambiado nada.`,
      newer: (path) => `${path} es de una versión posterior de Crescendo. Actualiza Crescendo; no se ha cambiado nada.`,
      'bad-facts': (path, facts) =>
        `${path} dice lo que ninguna cinta puede ser, o lo que esta versión no conoce: ${facts.join(', ')}. No se ha cambiado nada.`,
      'no-model': (name) => `${name} no dice su modelo: nadie podría saber si otra cinta es igual.`,
    },
  },
  footPod: (speed) => `sensor de pie ${speed}`,
  target: (speed) => `objetivo ${speed}`,
  incline: (pct) => `inclinación ${pct} %`,
  thenIncline: (pct) => `luego ${pct} %`,
  finishIn: (finish, length, time) => `${finish.toLowerCase()} en ${length}, ${time}`,
  split: (phase, length, time, speed) => `${phase}: ${length} en ${time}, ${speed}`,
}
