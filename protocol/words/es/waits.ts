import type { WaitCode } from '../../panel/waits.ts'

/** Why the belt gets no order though it is not yet where it is wished. */
export const waits: Record<WaitCode, string> = {
  'belt-out-of-sight': 'No se puede ver la cinta.',
  'rest-not-seen': 'No se puede ver que la cinta esté quieta.',
  'did-not-start': 'La cinta no arrancó.',
  'above-the-cap': 'La velocidad deseada supera lo permitido.',
  'below-the-minimum': 'La velocidad deseada está por debajo del mínimo de la cinta.',
  'checking-the-unit': 'Comprobando la unidad de la cinta a esta velocidad.',
  'unit-not-known-yet': 'Primero, la distancia de la propia cinta dirá su unidad.',
  'treadmill-refuses': 'La cinta rechaza la velocidad.',
  'belt-does-not-follow': 'La cinta no responde.',
  'telemetry-stale': 'La cinta no dice nada.',
  'nobody-on-belt': 'Parece que no hay nadie en la cinta.',
  'nobody-watches': 'No se ve a nadie mirando.',
}

/** What comes of it, or is to be done. */
export const waitActions: Record<WaitCode, string> = {
  'belt-out-of-sight': 'Mírala. Usa la parada de la propia cinta si se mueve.',
  'rest-not-seen': 'Mírala: arranca cuando se vea que está quieta.',
  'did-not-start': '¿Está puesta la llave de seguridad?',
  'above-the-cap': 'Pulsa − para una velocidad permitida.',
  'below-the-minimum': 'Pulsa + para una velocidad a la que pueda ir.',
  'checking-the-unit': 'Acelera por sí sola.',
  'unit-not-known-yet': 'Acelera por sí sola.',
  'treadmill-refuses': 'Ponla en la propia cinta.',
  'belt-does-not-follow': 'Pon la velocidad en la propia cinta.',
  'telemetry-stale': 'Mientras, nada acelera.',
  'nobody-on-belt': 'Mientras, no acelera.',
  'nobody-watches': 'Mientras, nada acelera.',
}
