import type { FastifyError } from 'fastify'
import type { App } from './schemas.ts'

/** Brackets in brackets; the fullest plan needs five. Much deeper ones exhaust the stack of whoever looks into them. */
const DEEPEST = 32

/** Reads bodies as JSON, after a look at how deep they are. */
export function jsonBodies(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (depthOf(body) <= DEEPEST) return parse(request, body, done)
    done(tooDeep())
  })
}

const tooDeep = (): FastifyError =>
  Object.assign(new Error(`it is nested more than ${DEEPEST} deep`), {
    name: 'TooDeep',
    code: 'CRESCENDO_TOO_DEEP',
    statusCode: 400,
  })

/** How many brackets are open at most; those in strings are text. */
function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < json.length; at++) {
    const char = json[at]
    if (inString) {
      if (char === '\\') at++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth)
    else if (char === ']' || char === '}') depth--
  }
  return deepest
}
