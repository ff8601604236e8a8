import { openDatabase } from '../../src/history/database.ts'
import { unpackedAfter } from '../../src/history/packed-journals.ts'
import { writeAll } from '../../src/history/writing.ts'

// A process of its own, to be killed: packs the journals of a folder, and says each run before it does.

const [folder = ''] = process.argv.slice(2)
const { db } = openDatabase(folder, Date.now())
for (let next = unpackedAfter(db, 0); next !== null; next = unpackedAfter(db, next.key)) {
  console.log(next.id)
  writeAll(db, [{ kind: 'pack', id: next.id }])
}
