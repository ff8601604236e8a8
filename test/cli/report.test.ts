import { mkdtempSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { reportCommand } from '../../src/cli/report.ts'
import { keepReport, keptReport } from '../../src/overheard.ts'
import { REPORT } from '../server/face.ts'

const folder = (): string => mkdtempSync(join(tmpdir(), 'crescendo-report-'))
const heard = { isEmpty: false, report: () => REPORT }
const TEXT = JSON.stringify(REPORT)

/** The port of who answers like this. */
async function answering(answer: RequestListener): Promise<number> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, 'localhost', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
const NOBODY = 9
const command = (port: number, dataDir: string, file: string) => reportCommand(port, () => keptReport(dataDir), file)

test('of a Crescendo that runs it is what it has heard, in the file that is named', async () => {
  const port = await answering((request, response) => response.end(request.url === '/api/report' ? TEXT : ''))
  const file = join(folder(), 'mine.json')
  const { exitCode, stdout } = await command(port, folder(), file)
  expect([exitCode, JSON.parse(readFileSync(file, 'utf8'))]).toEqual([0, REPORT])
  expect(stdout).toContain(file)
})

test('of one that has left it is what it kept, on standard output where that is asked for', async () => {
  const dataDir = folder()
  keepReport(dataDir, { ...heard, isEmpty: true })
  expect((await command(NOBODY, dataDir, '-')).exitCode).toBe(69)
  keepReport(dataDir, heard)
  expect(await command(NOBODY, dataDir, '-')).toEqual({ exitCode: 0, stdout: TEXT, stderr: '' })
})

test('what something else answers there is no report; a folder that takes none is said', async () => {
  const port = await answering((_request, response) => response.end('<html></html>'))
  expect((await command(port, folder(), '-')).stderr).toMatch(/^There is nothing to report/)
  const dataDir = folder()
  keepReport(dataDir, heard)
  const { exitCode, stderr } = await command(NOBODY, dataDir, join(dataDir, 'nowhere', 'a.json'))
  expect([exitCode, stderr]).toEqual([73, expect.stringContaining('ENOENT')])
})
