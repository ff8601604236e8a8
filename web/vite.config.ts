import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
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
    test: /\/(preload-helper|helpers\/esm|node_modules\/(lit|@lit)(?!.*\/(repeat|live)\.js)|protocol\/(units|stages|line|words\/(figures|language|spoken-words)\.ts)|web\/(speaking|language|format|raises|screen-of|last-minute|sound\/sound\.ts|live\/(requests|shared|reload|clock|connection|leaves-by-escape)|look\/(base|redraws|vars|motion|screen|screen-settings)))/,
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

/** The panel and the kiosk. Everything they need is served by the daemon: the font too, since a gym's screen may have no internet. */
export default defineConfig(async () => {
  await writeFont(`${here}../dist/font/inter.woff2`)
  return {
    root: here,
    plugins: [
      plainImports(),
      smallStyles(),
      smallTemplates(),
      preloaded({ '/index.html': ['/pieces/moving.ts', '/ready/ready.ts'], '/kiosk.html': [] }),
      compressed(),
    ],
    build: {
      target: 'es2022',
      outDir: `${here}../dist/web`,
      emptyOutDir: true,
      // What a page begins with is said in the page; what comes later comes with its own imports, a moment later.
      modulePreload: false,
      rolldownOptions: {
        input: { index: `${here}index.html`, kiosk: `${here}kiosk.html` },
        output: { codeSplitting: { includeDependenciesRecursively: false, groups: TOGETHER } },
      },
    },
  }
})
