/** What a ceiling of the heart is worked out of. */
const ceilingBy = {
  doctor: 'From your doctor',
  known: 'By your greatest rate',
  guessed: 'Guessed from your age',
} as const

interface Ceilings {
  readonly runningBpm: number
  readonly advancedBpm: number
  readonly walkingBpm: number
  readonly by: keyof typeof ceilingBy
}

/** Words of the settings. Each row says what it is, and what it does. */
export const settings = {
  title: 'Settings',
  back: 'Back',
  runs: 'Runs',
  lead: 'Nothing here moves the belt.',
  you: 'You',
  name: { title: 'Name', says: 'For you alone: no wall says it' },
  reference: { title: 'Paces come from', says: 'Kept through every plan' },
  tryOut: 'Try the last ten seconds',
  tryOutGo: 'GO',
  heard: 'Sound',
  screen: 'This screen',
  speakIn: { title: 'Speak in', says: 'Distances, and the great number' },
  units: { mi: 'mi', km: 'km' },
  tells: { pace: 'Pace', speed: 'Speed' },
  ceiling: { title: 'Ceiling', says: 'Nothing makes the belt faster than this' },
  ceilingByPlan: { title: 'Ceiling', says: 'By the plan; set your own' },
  ceilingWorkedOut: 'By the plan',
  age: { title: 'Age', says: 'In years, if you like to tell it' },
  heart: { title: 'Greatest heart rate', says: 'Beats a minute, in your hardest run' },
  heartGuessed: { title: 'Greatest heart rate', says: 'A guess from your age; edit it if you know it' },
  heartCeiling: {
    title: 'Heart ceiling',
    says: ({ runningBpm, advancedBpm, walkingBpm, by }: Ceilings): string =>
      `${ceilingBy[by]}: above ${runningBpm}${advancedBpm === runningBpm ? '' : `, advanced ${advancedBpm}`}${walkingBpm === runningBpm ? '' : `, in a walk ${walkingBpm},`} nothing gets faster, nor without a heart signal.`,
  },
  heartDoctor: {
    title: 'Ceiling from a doctor',
    says: 'Under 18, with heart medicine or a device, pregnant: theirs, or none',
  },
  heartCoolDown: { title: 'Cool down by heart', says: 'Until it is below 65 %, 3 to 10 minutes' },
  pacing: {
    title: 'Pacing sense',
    says: 'The pace of one mile is hidden, and asked by feel',
    not: 'None is hidden in this plan: too short, or too alike',
  },
  heartUnknown: 'Does nothing yet: tell your greatest heart rate, or from 18 on your age',
  weight: { title: 'Weight', says: 'For the energy of a run alone' },
  between: (least: number, most: number): string => `A number between ${least} and ${most}, or nothing.`,
  planInstead: (why: string): string => `${why} The nearest plan that can be kept is chosen.`,
  voice: { title: 'Voice', says: 'Announces each change, 5 s before' },
  tones: { title: 'Tones', says: 'A rising chord, one note a mile' },
  muted: { title: 'Mute', says: 'Neither, just now' },
  loudness: { title: 'Loudness', says: 'Of voice and tones; the alarm is always loud' },
  loudnessOf: (value: number, most: number): string => `${value} of ${most}`,
  colours: { title: 'Colours', says: 'As this computer has it, or fixed' },
  light: { auto: 'Auto', dark: 'Dark', light: 'Light' },
  flash: { title: 'Flash', says: '60, 30, 10, 3-2-1 and go' },
  softFlip: { title: 'Soft sprint', says: 'A darker flip' },
  lessMotion: { title: 'Less motion', says: 'Nothing grows, slides or fades' },
  language: { title: 'Language', says: 'Words and voice' },
  languages: { auto: 'Auto', en: 'English', es: 'Español' },
  fullScreen: { title: 'Full screen', says: 'Stays so from run to run' },
  noFullScreen: { title: 'Full screen', says: 'This browser cannot. On an iPhone, add the page to the Home Screen.' },
  treadmill: { title: 'Treadmill', says: 'The one that the next run is on' },
  footPod: {
    title: 'Your foot pod',
    says: (pod: string, console: string): string =>
      `In the last run it measured ${pod} m where the console said ${console} m.`,
    take: (factor: string): string => `Take × ${factor}`,
    taken: 'Kept. It holds from the next run on.',
  },
  change: 'Change',
  owner: {
    title: 'Owner',
    says: 'Nothing goes faster here, whoever runs',
    /** Another than what holds is being chosen. */
    notSetYet: (holds: string): string => `Not set yet. What holds now: ${holds}`,
    done: 'It holds from now on.',
  },
  pin: { title: 'PIN', says: 'Only the owner sets the ceiling' },
  set: 'Set',
  noCeiling: 'None',
  keys: 'Keys',
}
