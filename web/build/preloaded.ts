import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * What a page fetches along with its script and runs later: by then it is there, even if nobody serves it any more.
 *
 * @param page its name
 * @param modules what it begins from there, by the end of their path
 */
export const preloaded = (page: string, modules: readonly string[]): Plugin => ({
  name: 'preloaded',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { path, bundle = {} }) {
      if (!path.endsWith(page)) return
      const wanted = new Set<string>()
      const add = (file: string): void => {
        const chunk = bundle[file]
        if (chunk?.type !== 'chunk' || html.includes(`/${file}"`) || wanted.has(file)) return
        wanted.add(file)
        chunk.imports.forEach(add)
      }
      for (const [file, chunk] of Object.entries(bundle))
        if (chunk.type === 'chunk' && modules.some((end) => chunk.facadeModuleId?.endsWith(end))) add(file)
      if (wanted.size < modules.length) throw new Error(`Not all of ${modules.join(', ')} are pieces of their own.`)
      return [...wanted].map((file): HtmlTagDescriptor => {
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `/${file}` }
        return { tag: 'link', attrs, injectTo: 'head' }
      })
    },
  },
})
