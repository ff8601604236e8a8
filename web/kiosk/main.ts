import '@fontsource-variable/inter/opsz.css'
import '../look/tokens.css'
import './kiosk.ts'
