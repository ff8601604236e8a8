import { fileURLToPath } from 'node:url'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'
import { compressed } from './build/compressed.ts'
import { writeFont } from './build/font.ts'
import { plainImports } from './build/plain-imports.ts'
import { preloaded } from './build/preloaded.ts'
import { smallStyles } from './build/small-styles.ts'
import { smallTemplates } from './build/small-templates.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** What several pieces share and all of them fetch comes in one: many small ones take longer, and more of the line. */
const TOGETHER = [
  {
    name: 'base',
    test: /\/(preload-helper|helpers\/esm|node_modules\/(lit|@lit)(?!.*\/(repeat|live)\.js)|protocol\/(units|stages|line|words\/(figures|language|spoken-words)\.ts)|web\/(speaking|language|format|raises|screen-of|last-minute|sound\/sound\.ts|live\/(requests|runner|shared|reload|clock|connection|leaves-by-escape)|look\/(base|redraws|vars|motion|screen|screen-settings)))/,
  },
  {
    name: 'drawn',
    test: /\/(protocol\/ran-line|web\/(staircase\/(?!crescendo|peak|step-words)|look\/(picture|size-ems|effort|tints|portrait|less-motion)|parts\/icons|run\/fill))[^/]*$/,
  },
  {
    name: 'sounds',
    test: /\/(web\/sound\/(?!sound|heard|sound-key)[^/]*|protocol\/(announced|words\/spoken(-words)?))\.ts$/,
  },
]

/**
 * Pages of which each has all of its own, with what the build of them names as fetched later. What two pages of one build share is cut
 * out of both, and each piece is packed by itself: a page that no run needs is built apart, to cost those that one does nothing.
 */
const PAGES: readonly Readonly<Record<string, readonly string[]>>[] = [
  { index: ['/pieces/moving.ts', '/ready/ready.ts'], kiosk: [] },
  { history: [] },
]

/** The other pages, after the first were written. */
const apart = (): Plugin => ({
  name: 'apart',
  async closeBundle() {
    for (const pages of PAGES.slice(1)) await build({ ...settingsOf(pages), configFile: false, logLevel: 'warn' })
  },
})

const settingsOf = (pages: (typeof PAGES)[number]): InlineConfig => ({
  root: here,
  plugins: [
    plainImports(),
    smallStyles(),
    smallTemplates(),
    preloaded(Object.fromEntries(Object.entries(pages).map(([page, later]) => [`/${page}.html`, later]))),
    compressed(),
  ],
  build: {
    target: 'es2022',
    outDir: `${here}../dist/web`,
    emptyOutDir: pages === PAGES[0],
    // What a page begins with is said in the page; what comes later comes with its own imports, a moment later.
    modulePreload: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.keys(pages).map((page) => [page, `${here}${page}.html`])),
      output: {
        codeSplitting: { includeDependenciesRecursively: false, groups: TOGETHER },
        // What all pages look like is one file, whoever built it.
        assetFileNames: ({ names: [name = ''] }) =>
          `assets/${name.endsWith('.css') ? 'look' : '[name]'}-[hash][extname]`,
      },
    },
  },
})

/** The panel, the kiosk and the history. Everything they need is served by the daemon: the font too, since a gym's screen may have no internet. */
export default defineConfig(async () => {
  await writeFont(`${here}../dist/font/inter.woff2`)
  const [first = {}] = PAGES
  const settings = settingsOf(first)
  return { ...settings, plugins: [...(settings.plugins ?? []), apart()] }
})
