import '../first-use/first-use.ts'
import '../keys/keys-sheet.ts'
import '../machines/machines.ts'
import '../settings/settings.ts'
