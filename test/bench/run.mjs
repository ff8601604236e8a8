import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { prepare, ROOT } from '../../src/prepare.mjs'

// `npm run bench`: every figure beside its limit. `npm run bench -- NAME` measures one of them.

prepare()

const folder = mkdtempSync(join(tmpdir(), 'crescendo-bench-'))
symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
// Looked for beside the code that compiles it.
copyFileSync(join(ROOT, 'test/bluetooth/af-alg.c'), join(folder, 'af-alg.c'))
await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: 'node20',
    outDir: folder,
    emptyOutDir: false,
    rolldownOptions: {
      input: ['bench', 'bare-noble', 'bare-ipc', 'bare-fastify', 'treadmill-process'].map((name) =>
        join(ROOT, `test/bench/${name}.ts`),
      ),
      output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    },
  },
})
const { status } = spawnSync(
  process.execPath,
  [...process.execArgv, join(folder, 'bench.mjs'), ...process.argv.slice(2)],
  {
    cwd: ROOT,
    stdio: 'inherit',
  },
)
rmSync(folder, { recursive: true })
process.exit(status ?? 1)
