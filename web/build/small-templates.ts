import type { Plugin } from 'vite'

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
}

/** Markup as it is read by a browser: no more of the lines and indents that are in it for us than the one space they mean. */
export const smallTemplates = (): Plugin => ({
  name: 'small-templates',
  apply: 'build',
  enforce: 'post',
  transform(code, file) {
    if (!file.endsWith('.ts') || !/\b(?:html|svg)`/.test(code)) return
    const texts = textsIn(this.parse(code))
    const small = texts
      .toSorted((a, b) => b.start - a.start)
      .reduce((rest, { start, end }) => {
        return rest.slice(0, start) + rest.slice(start, end).replace(/\s*\n\s*/g, ' ') + rest.slice(end)
      }, code)
    return { code: small, map: null }
  },
})

/** What stands in templates of markup, around what is put into them. */
function textsIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(textsIn)
  if (!isNode(node)) return []
  const within = Object.values(node).flatMap(textsIn)
  return isMarkup(node) ? [...node.quasi.quasis, ...within] : within
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value

const isMarkup = (node: Node): node is Node & { readonly quasi: { readonly quasis: Node[] } } =>
  node.type === 'TaggedTemplateExpression' &&
  'tag' in node &&
  typeof node.tag === 'object' &&
  node.tag !== null &&
  'name' in node.tag &&
  (node.tag.name === 'html' || node.tag.name === 'svg')
