import { html } from 'lit'
import { pageWords } from './words.ts'

/** A plan as a file, of each format. @param which its id */
export function savedAs(which: string) {
  const { saveAs, formats } = pageWords()
  return html`<div class="row">
    <span>${saveAs}</span>
    ${Object.entries(formats).map(([format, title]) => html`<a href="/api/plans/${which}/export/${format}" download>${title}</a>`)}
  </div>`
}
