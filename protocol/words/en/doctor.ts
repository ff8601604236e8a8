/** What `doctor` found of this computer and of what is in the air; `what` is a version, an adapter, a treadmill. */
export const doctor = {
  'node-fits': (what: string): string => `Node ${what}`,
  'node-too-old': (what: string): string => `Node ${what} is too old: 20.19 or later is needed.`,
  'toolchain-there': (what: string): string => `What the Bluetooth library is compiled with is there: ${what}.`,
  'toolchain-not-needed': (what: string): string =>
    `The Bluetooth library is compiled; ${what} is not needed any more.`,
  'toolchain-missing': (what: string): string => `The Bluetooth library cannot be compiled without ${what}.`,
  'module-loads': (): string => 'The Bluetooth library is compiled, and loads.',
  'module-fails': (): string => 'The Bluetooth library does not load: it is not compiled for this Node.',
  'kernel-has-bluetooth': (): string => 'The kernel has Bluetooth.',
  'kernel-without-bluetooth': (): string => 'The kernel has no Bluetooth, or has not loaded it.',
  'not-linux': (what: string): string => `Crescendo drives Bluetooth on Linux only, and this is ${what}.`,
  'adapter-up': (what: string): string => `The adapter ${what} is there, and switched on.`,
  'adapter-there': (what: string): string =>
    `The adapter ${what} is there. Whether it is on cannot be told without hciconfig.`,
  'adapter-down': (what: string): string => `The adapter ${what} is switched off.`,
  'no-adapter': (): string => 'There is no Bluetooth adapter. Plug one in; where one is, its driver is not loaded.',
  'not-that-adapter': (what: string): string => `There is no such adapter. Meant, and there: ${what}.`,
  'adapter-not-looked-at': (): string => 'Whether there is an adapter was not looked at: first the above.',
  'rfkill-not-looked-at': (): string => 'Whether anything blocks the radio was not looked at: there is no adapter.',
  'permission-not-looked-at': (): string => 'Whether this user may open the adapter was not looked at: there is none.',
  'in-the-way-not-looked-at': (): string =>
    'Whether anything else uses Bluetooth was not looked at: there is no adapter.',
  'not-blocked': (): string => 'Nothing blocks the radio.',
  'soft-blocked': (): string => 'The radio is blocked by software.',
  'hard-blocked': (): string => 'The radio is blocked by a switch or a key of this computer (airplane mode): use that.',
  'may-open': (): string => 'This user may open the adapter.',
  'may-not-open': (): string => 'This user may not open the adapter.',
  'nobody-in-the-way': (): string => 'Nothing else uses Bluetooth here.',
  'service-runs': (): string =>
    'The Bluetooth service of this computer runs. It may stay; where connecting fails with 0x3e, stop it.',
  'kernel-is-connected': (what: string): string =>
    `This computer itself is connected to something (${what}), and keeps ours from coming about: 0x3e.`,
  'socket-instead': (): string => 'Not needed: the controller is behind a socket (--hci).',
  'treadmills-heard': (what: string): string => `In the air: ${what}.`,
  'named-not-heard': (what: string): string => `The treadmill that was named is not heard. In the air: ${what}.`,
  'none-heard': (): string =>
    'No treadmill is heard. Switch it on, wake its console, close Zwift or the phone’s app, come nearer, and look again.',
  'cannot-listen': (what: string): string => `The air cannot be listened to: ${what}`,
  'air-not-looked-at': (): string => 'Which treadmills are in the air was not looked at: first the above.',
  'control-not-looked-at': (): string => 'Whether a treadmill gives control was not looked at: first the above.',
  'control-given': (what: string): string => `${what} gives control.`,
  'control-refused': (what: string): string =>
    `${what} refuses control. Close other apps that have it, switch it off and on; else Crescendo guides, and you drive.`,
  'control-not-answered': (what: string): string =>
    `${what} does not answer who asks for control. Many do not, and obey.`,
  'no-control-point': (what: string): string => `${what} takes no orders: Crescendo guides, and you drive.`,
  'belt-moves': (what: string): string => `The belt of ${what} moves: nothing was asked of it. Stop it, and ask again.`,
  'started-by-asking': (what: string): string =>
    `${what} moved its belt when it was asked for control, and was told to stop. Look at it. Report it: crescendo report.`,
  'cannot-connect': (what: string): string => `It was heard, and does not connect: ${what}`,
  'nothing-to-back-up': (): string => 'Nothing is kept yet that a backup would be of.',
  'backup-there': (what: string): string => `The last backup is sound: ${what}.`,
  'backup-old': (what: string): string =>
    `The last backup is more than a week old: ${what}. One is made each week while Crescendo is on.`,
  'backup-damaged': (what: string): string => `The last backup cannot be used: ${what}`,
  'no-backup': (): string => 'There is no backup yet: one is made each week while Crescendo is on and nobody runs.',
  'control-not-asked': (what: string): string =>
    `Whether ${what} gives control was not asked: some move their belt on it. With nobody on the belt:`,
}
