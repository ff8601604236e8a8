import type { HtmlTagDescriptor, Plugin } from 'vite'

/** What is run ahead of the first paint, and looks for the words that this screen speaks. */
const FIRST = 'src="/first.js"'
const WORDS = /\/protocol\/words\/(en|es)\.ts$/

/**
 * What a page fetches along with its script: all that this imports, and what runs later: by then it is there, even if nobody
 * serves it any more.
 *
 * @param pages by name: the modules from which what runs later begins, by the end of their path
 */
export const preloaded = (pages: Readonly<Record<string, readonly string[]>>): Plugin => ({
  name: 'preloaded',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { path, bundle = {} }) {
      const [, modules = []] = Object.entries(pages).find(([page]) => path.endsWith(page)) ?? []
      const isThere = (file: string): boolean => html.includes(`/${file}"`)
      const wanted = new Set<string>()
      const add = (file: string): void => {
        const chunk = bundle[file]
        if (chunk?.type !== 'chunk' || wanted.has(file)) return
        wanted.add(file)
        chunk.imports.forEach(add)
      }
      const begins = (file: string): boolean => {
        const chunk = bundle[file]
        return chunk?.type === 'chunk' && modules.some((end) => chunk.facadeModuleId?.endsWith(end))
      }
      const later = Object.keys(bundle).filter(begins)
      if (later.length < modules.length) throw new Error(`Not all of ${modules.join(', ')} are pieces of their own.`)
      for (const file of [...Object.keys(bundle).filter(isThere), ...later]) add(file)
      const tags = [...wanted]
        .filter((file) => !isThere(file))
        .map((file): HtmlTagDescriptor => {
          const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${file}` }
          return { tag: 'link', attrs, injectTo: 'head' }
        })
      const words = Object.entries(bundle).flatMap(([file, chunk]) => {
        const [, tongue] = WORDS.exec((chunk.type === 'chunk' && chunk.facadeModuleId) || '') ?? []
        return tongue === undefined ? [] : [` data-${tongue}="/${file}"`]
      })
      return { html: html.replace(FIRST, FIRST + words.join('')), tags }
    },
  },
})
