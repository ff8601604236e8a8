import type { Plugin } from 'vite'

const STYLES = /\bcss`([^`$]*)`/g

/** Styles as they are read by a browser, without what is in them for us: no bundler looks into a template. */
export const smallStyles = (): Plugin => ({
  name: 'small-styles',
  apply: 'build',
  enforce: 'pre',
  transform(code, file) {
    if (file.endsWith('.ts'))
      return { code: code.replace(STYLES, (_, styles: string) => `css\`${small(styles)}\``), map: null }
  },
})

/** Outside of comments there are no runs of spaces that mean more than one, in a string either. */
const small = (styles: string): string =>
  styles
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .trim()
