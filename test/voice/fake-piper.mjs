#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs'

// Asked and answering as Piper does, but for the voice: a note as long as its words, with silence around it. What stands in
// the file of its "model" says how it misbehaves.

const RATE = 22_050
const args = process.argv.slice(2)
/** @param {string} name */
const value = (name) => args[args.indexOf(name) + 1] ?? ''
if (args.includes('--help')) console.log('usage: piper [-h] -m MODEL [-f OUTPUT_FILE]\n  --model\n  --output_file')
else if (args.includes('--version')) console.log('1.2.0')
else speak(readFileSync(value('--model'), 'utf8').trim(), value('--output_file'), readFileSync(0, 'utf8').trim())

/**
 * @param {string} fault
 * @param {string} file
 * @param {string} words
 */
function speak(fault, file, words) {
  if (fault === 'hangs') return void setInterval(() => {}, 1000)
  if (fault === 'floods') return void setInterval(() => writeFileSync(file, Buffer.alloc(1_000_000), { flag: 'a' }), 5)
  if (fault === 'garbage') return writeFileSync(file, 'no sound at all, but long enough to look like some'.repeat(100))
  if (fault === 'silence') return writeFileSync(file, wave(new Int16Array(RATE)))
  if (fault === 'fails') process.exit(3)
  const samples = new Int16Array(RATE * (0.6 + 0.06 * words.length))
  for (let at = 0.3 * RATE; at < samples.length - 0.3 * RATE; at++)
    samples[Math.round(at)] = 12_000 * Math.sin((2 * Math.PI * 220 * at) / RATE)
  writeFileSync(file, wave(samples))
}

/** @param {Int16Array} samples */
function wave(samples) {
  const head = Buffer.alloc(44)
  head.write('RIFF....WAVEfmt ', 'latin1')
  head.writeUInt32LE(36 + samples.byteLength, 4)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(RATE, 24)
  head.writeUInt32LE(2 * RATE, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36, 'latin1')
  head.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([head, Buffer.from(samples.buffer)])
}
