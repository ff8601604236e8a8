import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { AdapterChoice } from '../../src/bluetooth/adapter-choice.ts'
import { doctorSays } from '../../src/cli/doctor.ts'
import { checksOf } from '../../src/doctor/checks.ts'
import { thisComputer, type Computer, type Ran } from '../../src/doctor/computer.ts'
import { finding, type Check, type Finding } from '../../src/doctor/finding.ts'

/** Computers that are played: files below a root folder, and what commands come to. */

const NET_RAW_ONLY = 'CapEff:\t0000000000002000\n'
const HEALTHY: Readonly<Record<string, string>> = {
  'sys/class/bluetooth/hci0/name': 'BlueZ',
  'sys/class/rfkill/rfkill0/type': 'bluetooth\n',
  'sys/class/rfkill/rfkill0/soft': '0\n',
  'sys/class/rfkill/rfkill0/hard': '0\n',
  'proc/self/status': `Name:\tnode\n${NET_RAW_ONLY}`,
  'proc/1/comm': 'systemd\n',
}

interface Played {
  readonly files?: Readonly<Record<string, string | null>>
  /** By the command; what is not named here succeeds without a word. */
  readonly commands?: Readonly<Record<string, Ran>>
  readonly over?: Partial<Computer>
  readonly adapter?: AdapterChoice
}
const FAILS: Ran = { code: 1, stdout: '' }
const MISSING: Ran = { code: null, stdout: '' }
const UP: Ran = { code: 0, stdout: 'hci0:\tType: Primary  Bus: USB\n\tUP RUNNING \n' }
const DOWN: Ran = { code: 0, stdout: 'hci0:\tType: Primary  Bus: USB\n\tDOWN \n' }

async function found({
  files = {},
  commands = {},
  over = {},
  adapter = { kind: 'first' },
}: Played): Promise<Finding[]> {
  const root = mkdtempSync(join(tmpdir(), 'crescendo-doctor-'))
  for (const [path, content] of Object.entries({ ...HEALTHY, ...files })) {
    if (content === null) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  const answers: Readonly<Record<string, Ran>> = { hciconfig: UP, ...commands }
  const run = (command: string): Promise<Ran> => Promise.resolve(answers[command] ?? { code: 0, stdout: '' })
  const computer = thisComputer(root, run)
  return checksOf(
    { ...computer, platform: 'linux', nodeVersion: '22.1.0', nodePath: 'node', userId: 1000, ...over },
    adapter,
  )
}

test('a computer on which nothing is in the way is green in every line', async () => {
  const findings = await found({})
  expect(findings.map(({ check, is }) => [check, is])).toEqual(
    ['node', 'toolchain', 'native-module', 'kernel', 'adapter', 'rfkill', 'permission', 'in-the-way'].map((check) => [
      check,
      'ok',
    ]),
  )
  expect(findings.every(({ mend }) => mend === null)).toBe(true)
})

const WITHOUT_ADAPTER = { 'sys/class/bluetooth/hci0/name': null, 'sys/class/bluetooth/none': '' }

test.each<[string, Played, Check, Partial<Finding>]>([
  ['an old Node', { over: { nodeVersion: '18.19.0' } }, 'node', { is: 'bad', what: '18.19.0', mend: 'npx --yes n 22' }],
  ['Node 20.18', { over: { nodeVersion: '20.18.3' } }, 'node', { is: 'bad' }],
  ['Node 20.19', { over: { nodeVersion: '20.19.0' } }, 'node', { is: 'ok' }],
  [
    'no compiler, and nothing compiled',
    { commands: { node: FAILS, 'g++': MISSING } },
    'toolchain',
    { is: 'bad', what: 'g++', mend: 'sudo apt-get install python3 make g++' },
  ],
  [
    'no compiler, and all compiled',
    { commands: { 'g++': MISSING, make: MISSING } },
    'toolchain',
    { is: 'ok', what: 'make, g++' },
  ],
  [
    'a library for another Node',
    { commands: { node: FAILS } },
    'native-module',
    { is: 'bad', mend: 'npm rebuild @abandonware/bluetooth-hci-socket @abandonware/noble' },
  ],
  [
    'a kernel without Bluetooth',
    { files: { 'sys/class/bluetooth/hci0/name': null } },
    'kernel',
    { is: 'bad', mend: 'sudo modprobe bluetooth' },
  ],
  ['another system', { over: { platform: 'darwin' } }, 'kernel', { is: 'bad', code: 'not-linux' }],
  ['no adapter', { files: WITHOUT_ADAPTER }, 'adapter', { is: 'bad', code: 'no-adapter', mend: 'sudo modprobe btusb' }],
  [
    'an adapter that is off',
    { commands: { hciconfig: DOWN } },
    'adapter',
    { is: 'bad', what: 'hci0', mend: 'sudo hciconfig hci0 up' },
  ],
  ['no hciconfig', { commands: { hciconfig: MISSING } }, 'adapter', { is: 'ok', code: 'adapter-there' }],
  [
    'another adapter than was named',
    { adapter: { kind: 'kernel', index: 3 } },
    'adapter',
    { is: 'bad', code: 'not-that-adapter', what: 'hci3: hci0' },
  ],
  [
    'a radio blocked by software',
    { files: { 'sys/class/rfkill/rfkill0/soft': '1\n' } },
    'rfkill',
    { is: 'bad', mend: 'sudo rfkill unblock bluetooth' },
  ],
  ['a switch', { files: { 'sys/class/rfkill/rfkill0/hard': '1\n' } }, 'rfkill', { is: 'bad', code: 'hard-blocked' }],
  [
    'a blocked Wi-Fi',
    { files: { 'sys/class/rfkill/rfkill1/type': 'wlan\n', 'sys/class/rfkill/rfkill1/soft': '1\n' } },
    'rfkill',
    { is: 'ok' },
  ],
  [
    'a user who may not',
    { files: { 'proc/self/status': 'CapEff:\t0000000000001000\n' } },
    'permission',
    { is: 'bad', mend: 'sudo setcap cap_net_raw+eip $(readlink -f $(which node))' },
  ],
  [
    'root',
    { files: { 'proc/self/status': 'CapEff:\t0000000000000000\n' }, over: { userId: 0 } },
    'permission',
    { is: 'ok' },
  ],
  [
    'a service that runs',
    { files: { 'proc/812/comm': 'bluetoothd\n' } },
    'in-the-way',
    { is: 'mind', mend: 'sudo systemctl stop bluetooth' },
  ],
  [
    'a connection of the kernel’s own',
    { files: { 'sys/class/bluetooth/hci0:64/type': '' } },
    'in-the-way',
    { is: 'bad', what: 'hci0:64', mend: 'sudo systemctl stop bluetooth' },
  ],
])('%s', async (_, played, check, expected) => {
  const findings = await found(played)
  expect(findings.find((one) => one.check === check)).toMatchObject(expected)
})

test.each<[string, Played, Check[]]>([
  ['an adapter', { files: WITHOUT_ADAPTER }, ['rfkill', 'permission', 'in-the-way']],
  [
    'Bluetooth in its kernel',
    { files: { 'sys/class/bluetooth/hci0/name': null } },
    ['adapter', 'rfkill', 'permission', 'in-the-way'],
  ],
  [
    'an adapter, where a switch is set and its user may open none',
    { files: { ...WITHOUT_ADAPTER, 'sys/class/rfkill/rfkill0/hard': '1\n', 'proc/self/status': '' } },
    ['in-the-way'],
  ],
])('without %s nothing of it is said to be right: it was not looked at', async (_, played, checks) => {
  const findings = await found(played)
  expect(findings.filter(({ is }) => is === 'unknown').map(({ check }) => check)).toEqual(checks)
  const { stdout } = doctorSays(findings, false)
  expect(stdout.match(/^– .* was not looked at: /gm)).toHaveLength(checks.length)
  expect(stdout).not.toContain('✓ This user may open')
})

test('a controller behind a socket needs nothing of the kernel', async () => {
  const findings = await found({
    adapter: { kind: 'h4', path: '/run/hci' },
    files: WITHOUT_ADAPTER,
    over: { platform: 'darwin' },
  })
  expect(findings.filter(({ is }) => is !== 'ok')).toEqual([])
})

test('each line says it, with the command that mends it below; as JSON it is the same', () => {
  const findings = [
    finding('rfkill', 'bad', 'soft-blocked', '', 'sudo rfkill unblock bluetooth'),
    finding('treadmill', 'unknown', 'air-not-looked-at'),
  ]
  expect(doctorSays(findings, false)).toEqual({
    stdout:
      '✗ The radio is blocked by software.\n    sudo rfkill unblock bluetooth\n– Which treadmills are in the air was not looked at: first the above.',
    stderr: '',
    exitCode: 69,
  })
  const { stdout, exitCode } = doctorSays(findings.slice(1), true)
  expect([exitCode, JSON.parse(stdout)]).toEqual([
    0,
    {
      ok: true,
      findings: [
        {
          ...{ check: 'treadmill', is: 'unknown', code: 'air-not-looked-at', what: '', mend: null },
          says: 'Which treadmills are in the air was not looked at: first the above.',
        },
      ],
    },
  ])
})
