import type { Page } from 'playwright-core'

/** What the page hands to the audio clock: frequency and moment, and what it takes back. */
export interface Handed {
  readonly hz: number
  readonly atS: number
  endsS: number
}

declare global {
  interface Window {
    handed: Handed[]
    said: { atS: number; lastsS: number; endsS: number }[]
    spoke: string[]
    /** What leaves the page. */
    ear: AnalyserNode | undefined
  }
}

/** A page that is listened to. */
interface Heard {
  readonly page: Page
}

/** Notes what a page hands to its audio clock. Runs in the page, ahead of its own scripts. */
export function listenIn(): void {
  window.handed = []
  const noted = new WeakMap<object, Handed>()
  type Timed = (this: OscillatorNode, atS: number) => void
  const { start, stop } = OscillatorNode.prototype as unknown as { readonly start: Timed; readonly stop: Timed }
  type Connect = (this: AudioNode, to: AudioNode) => AudioNode
  const { connect } = AudioNode.prototype as unknown as { readonly connect: Connect }
  AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
    if (to === this.context.destination) {
      window.ear = new AnalyserNode(this.context, { fftSize: 2048 })
      connect.call(this, window.ear)
    }
    return connect.call(this, to)
  } as typeof AudioNode.prototype.connect
  OscillatorNode.prototype.start = function (this: OscillatorNode, atS = 0) {
    const one = { hz: this.frequency.value, atS, endsS: Infinity }
    noted.set(this, one)
    window.handed.push(one)
    start.call(this, atS)
  }
  OscillatorNode.prototype.stop = function (this: OscillatorNode, atS = 0) {
    const one = noted.get(this)
    if (one !== undefined) one.endsS = atS
    stop.call(this, atS)
  }
  window.said = []
  const clips = new WeakMap<object, { atS: number; lastsS: number; endsS: number }>()
  type TimedClip = (this: AudioBufferSourceNode, atS: number) => void
  const buffers = AudioBufferSourceNode.prototype as unknown as { readonly start: TimedClip; readonly stop: TimedClip }
  const { start: startClip, stop: stopClip } = buffers
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, atS = 0) {
    const lastsS = this.buffer?.duration ?? 0
    const one = { atS, lastsS, endsS: atS + lastsS }
    clips.set(this, one)
    window.said.push(one)
    startClip.call(this, atS)
  }
  AudioBufferSourceNode.prototype.stop = function (this: AudioBufferSourceNode, atS = 0) {
    const one = clips.get(this)
    if (one !== undefined) one.endsS = Math.min(one.endsS, atS)
    stopClip.call(this, atS)
  }
}

/** What was, or will be, heard: what was taken back before it began is not. */
export const heardOn = ({ page }: Heard): Promise<Handed[]> =>
  page.evaluate(() => window.handed.filter(({ atS, endsS }) => endsS > atS).sort((a, b) => a.atS - b.atS))

/** The loudest that leaves the page within a third of a second. */
export const loudestOn = ({ page }: Heard): Promise<number> =>
  page.evaluate(async () => {
    const samples = new Float32Array(2048)
    let loudest = 0
    for (let look = 0; look < 12; look++) {
      window.ear?.getFloatTimeDomainData(samples)
      loudest = samples.reduce((most, one) => Math.max(most, Math.abs(one)), loudest)
      await new Promise((soon) => setTimeout(soon, 28))
    }
    return loudest
  })

/** Clips as they are handed over: when they begin and when they end, of the audio clock, s. */
export const saidOn = ({ page }: Heard): Promise<{ atS: number; lastsS: number; endsS: number }[]> =>
  page.evaluate(() => window.said)
