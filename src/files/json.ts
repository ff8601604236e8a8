import { damaged } from './damaged.ts'

/** Brackets in brackets; the fullest plan needs six. */
const DEEPEST = 32

/** What a JSON holds, whatever that is. @throws {Damaged} */
export function parsedJson(text: string): unknown {
  if (isDeep(text)) damaged('file-too-deep')
  try {
    return JSON.parse(text)
  } catch {
    return damaged('file-not-json')
  }
}

function isDeep(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length && depth <= DEEPEST; at++) {
    const sign = text[at]
    if (inString && sign === '\\') at++
    else if (sign === '"') inString = !inString
    else if (!inString && (sign === '[' || sign === '{')) depth++
    else if (!inString && (sign === ']' || sign === '}')) depth--
  }
  return depth > DEEPEST
}
