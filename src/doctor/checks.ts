import type { AdapterChoice } from '../bluetooth/adapter-choice.ts'
import type { Computer } from './computer.ts'
import { finding, type Check, type Finding, type FindingCode } from './finding.ts'

/** What is looked at before any adapter is opened. Nothing is changed by it. */

/** As package.json says. */
const LEAST_NODE = [20, 19] as const
const TOOLS = ['python3', 'make', 'g++'] as const
const ADAPTERS = 'sys/class/bluetooth'
const RFKILL = 'sys/class/rfkill'
/** CAP_NET_RAW, capabilities(7): what opening an adapter takes. */
const NET_RAW = 13n

const INSTALL_TOOLS = 'sudo apt-get install python3 make g++'
const REBUILD = 'npm rebuild @abandonware/bluetooth-hci-socket @abandonware/noble'
const SET_CAPABILITY = 'sudo setcap cap_net_raw+eip $(readlink -f $(which node))'
const STOP_SERVICE = 'sudo systemctl stop bluetooth'

/** Everything that can be seen of the computer itself. */
export async function checksOf(computer: Computer, choice: AdapterChoice): Promise<Finding[]> {
  const loads = await computer.run(computer.nodePath, ['-e', "require('@abandonware/bluetooth-hci-socket')"])
  const compiled = loads.code === 0
  const built = [node(computer), await toolchain(computer, compiled), nativeModule(compiled)]
  if (choice.kind === 'h4') {
    const checks = ['kernel', 'adapter', 'rfkill', 'permission', 'in-the-way'] as const
    return [...built, ...checks.map((check) => finding(check, 'ok', 'socket-instead'))]
  }
  const ofKernel = kernel(computer)
  const ofAdapter =
    ofKernel.is === 'bad'
      ? finding('adapter', 'unknown', 'adapter-not-looked-at')
      : await adapter(computer, choice.kind === 'kernel' ? `hci${choice.index}` : null)
  const isAbsent = ofAdapter.is === 'unknown' || ofAdapter.code === 'no-adapter'
  const around = [rfkill(computer), permission(computer), inTheWay(computer)]
  return [...built, ofKernel, ofAdapter, ...(isAbsent ? around.map(withoutAdapter) : around)]
}

const NOT_LOOKED_AT: { readonly [One in Check]?: FindingCode } = {
  rfkill: 'rfkill-not-looked-at',
  permission: 'permission-not-looked-at',
  'in-the-way': 'in-the-way-not-looked-at',
}

/** Of no adapter nothing can be seen to be right; what is wrong stays wrong. */
function withoutAdapter(found: Finding): Finding {
  const code = found.is === 'ok' ? NOT_LOOKED_AT[found.check] : undefined
  return code === undefined ? found : finding(found.check, 'unknown', code)
}

function node({ nodeVersion }: Computer): Finding {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number)
  const fits = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])
  return fits
    ? finding('node', 'ok', 'node-fits', nodeVersion)
    : finding('node', 'bad', 'node-too-old', nodeVersion, 'npx --yes n 22')
}

/** Needed to compile what the adapter is opened with; once that is done, not any more. */
async function toolchain({ run }: Computer, compiled: boolean): Promise<Finding> {
  const missing: string[] = []
  for (const tool of TOOLS) if ((await run(tool, ['--version'])).code !== 0) missing.push(tool)
  if (missing.length === 0) return finding('toolchain', 'ok', 'toolchain-there', TOOLS.join(', '))
  const what = missing.join(', ')
  return compiled
    ? finding('toolchain', 'ok', 'toolchain-not-needed', what)
    : finding('toolchain', 'bad', 'toolchain-missing', what, INSTALL_TOOLS)
}

const nativeModule = (compiled: boolean): Finding =>
  compiled
    ? finding('native-module', 'ok', 'module-loads')
    : finding('native-module', 'bad', 'module-fails', '', REBUILD)

function kernel({ platform, list }: Computer): Finding {
  if (platform !== 'linux') return finding('kernel', 'bad', 'not-linux', platform)
  return list(ADAPTERS) === null
    ? finding('kernel', 'bad', 'kernel-without-bluetooth', '', 'sudo modprobe bluetooth')
    : finding('kernel', 'ok', 'kernel-has-bluetooth')
}

const adaptersOf = ({ list }: Computer): string[] =>
  (list(ADAPTERS) ?? []).filter((name) => /^hci\d+$/.test(name)).sort()

async function adapter(computer: Computer, meant: string | null): Promise<Finding> {
  const there = adaptersOf(computer)
  const name = meant ?? there[0]
  if (name === undefined) return finding('adapter', 'bad', 'no-adapter', '', 'sudo modprobe btusb')
  if (!there.includes(name)) return finding('adapter', 'bad', 'not-that-adapter', `${name}: ${there.join(', ')}`)
  const states = await Promise.all(there.map(async (one) => [one, await stateOf(computer, one)] as const))
  const up = states.find(([one, state]) => state === 'up' && (meant === null || one === meant))
  if (up !== undefined) return finding('adapter', 'ok', 'adapter-up', up[0])
  const isDown = states.some(([one, state]) => one === name && state === 'down')
  return isDown
    ? finding('adapter', 'bad', 'adapter-down', name, `sudo hciconfig ${name} up`)
    : finding('adapter', 'ok', 'adapter-there', name)
}

/** Null where nothing here can tell. */
async function stateOf({ run }: Computer, name: string): Promise<'up' | 'down' | null> {
  const { code, stdout } = await run('hciconfig', [name])
  if (code !== 0) return null
  return /^\s*UP\b/m.test(stdout) ? 'up' : /^\s*DOWN\b/m.test(stdout) ? 'down' : null
}

function rfkill({ list, read }: Computer): Finding {
  const switches = (list(RFKILL) ?? []).filter((name) => read(`${RFKILL}/${name}/type`)?.trim() === 'bluetooth')
  const isSet = (which: 'soft' | 'hard'): boolean =>
    switches.some((name) => read(`${RFKILL}/${name}/${which}`)?.trim() === '1')
  if (isSet('hard')) return finding('rfkill', 'bad', 'hard-blocked')
  return isSet('soft')
    ? finding('rfkill', 'bad', 'soft-blocked', '', 'sudo rfkill unblock bluetooth')
    : finding('rfkill', 'ok', 'not-blocked')
}

function permission({ userId, read }: Computer): Finding {
  const effective = /^CapEff:\s*([0-9a-f]+)$/im.exec(read('proc/self/status') ?? '')?.[1]
  const may = userId === 0 || (effective !== undefined && ((BigInt(`0x${effective}`) >> NET_RAW) & 1n) === 1n)
  return may
    ? finding('permission', 'ok', 'may-open')
    : finding('permission', 'bad', 'may-not-open', '', SET_CAPABILITY)
}

/** A connection of the kernel's own (hci0:64) keeps ours from coming about: 0x3e. So may a service that makes some. */
function inTheWay({ list, read }: Computer): Finding {
  const connections = (list(ADAPTERS) ?? []).filter((name) => /^hci\d+:\d+$/.test(name))
  const runs = (list('proc') ?? []).some((id) => /^\d+$/.test(id) && read(`proc/${id}/comm`)?.trim() === 'bluetoothd')
  if (connections.length > 0)
    return finding('in-the-way', 'bad', 'kernel-is-connected', connections.join(', '), STOP_SERVICE)
  return runs
    ? finding('in-the-way', 'mind', 'service-runs', '', STOP_SERVICE)
    : finding('in-the-way', 'ok', 'nobody-in-the-way')
}
