import '../first-use/first-use.ts'
import '../machines/machines.ts'
import '../report/report.ts'
