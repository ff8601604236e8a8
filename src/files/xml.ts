import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { damaged } from './damaged.ts'

/** An element of a small XML file. Texts of its own stand in `text`. */
export interface Element {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  readonly text: string
}

/** Elements in elements: a workout needs four, a run nine. */
const DEEPEST = 12
/** Nothing that is read needs more in one element; each is looked at by each that follows. */
const MOST_ATTRIBUTES = 60
/** A day of a point a second has fewer; each is an object with its own. */
const MOST_ELEMENTS = 900_000

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: false,
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: true,
})

/**
 * The root of an XML file. One with a document type is refused before anything of it is read: entities that stand for others are
 * how a small file becomes a large one.
 *
 * @throws {Damaged}
 */
export function rootOf(text: string): Element {
  if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(text)) damaged('file-doctype')
  const encoding = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)["']/i.exec(text)?.[1]
  if (encoding !== undefined && !/^(utf-?8|us-ascii|ascii)$/i.test(encoding)) damaged('file-encoding')
  if (isDeep(text)) damaged('file-too-deep')
  const [root] = elements(parsed(text))
  return root ?? damaged('file-not-xml')
}

function parsed(text: string): unknown {
  try {
    if (XMLValidator.validate(text) !== true) damaged('file-not-xml')
    return PARSER.parse(text)
  } catch {
    return damaged('file-not-xml')
  }
}

/** Looked at sign by sign, before the parser sees it. Comments and the like count as what they hold. */
function isDeep(text: string): boolean {
  let depth = 0
  let attributes = 0
  let count = 0
  let quote = ''
  let inTag = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quote !== '') {
      if (sign === quote) quote = ''
    } else if (!inTag) {
      if (sign !== '<') continue
      inTag = true
      attributes = 0
      if (text[at + 1] === '/') depth -= 1
      else if (/[^!?]/.test(text[at + 1] ?? '!')) {
        depth += 1
        count += 1
      }
    } else if (sign === '"' || sign === "'") {
      quote = sign
      attributes += 1
    } else if (sign === '>') {
      inTag = false
      if (text[at - 1] === '/') depth -= 1
    }
    if (depth > DEEPEST || attributes > MOST_ATTRIBUTES || count > MOST_ELEMENTS) return true
  }
  return false
}

/** As the parser has them in order: each an object with its tag, and `:@` with its attributes. */
function elements(nodes: unknown): Element[] {
  if (!Array.isArray(nodes)) return []
  return nodes.flatMap((node: unknown) => {
    if (typeof node !== 'object' || node === null) return []
    const entries = Object.entries(node)
    const [tag, inside] = entries.find(([name]) => name !== ':@' && name !== '#text') ?? []
    if (tag === undefined) return []
    const attributes = entries.find(([name]) => name === ':@')?.[1] as Record<string, unknown> | undefined
    const texts = (Array.isArray(inside) ? inside : []).map((one: { '#text'?: string }) => one['#text'] ?? '')
    return {
      tag,
      attributes: Object.fromEntries(
        Object.entries(attributes ?? {}).map(([name, value]) => [name.toLowerCase(), decoded(String(value))]),
      ),
      children: elements(inside),
      text: decoded(texts.join(' ').trim()),
    }
  })
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five of XML, and signs by their number; what stands for anything else stays as it is. */
const decoded = (text: string): string =>
  text.replaceAll(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (all, name?: string, ten?: string, hex?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? all
      const point = ten === undefined ? parseInt(hex ?? '', 16) : Number(ten)
      return point > 31 && point <= 0x10ffff ? String.fromCodePoint(point) : ' '
    },
  )

/** As it stands between tags and in quotes. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => `&${Object.entries(ENTITIES).find(([, one]) => one === sign)?.[0] ?? ''};`)
