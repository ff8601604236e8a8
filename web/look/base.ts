import { css, type CSSResultGroup } from 'lit'
import { stillness } from './motion.ts'

const dress = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    font-optical-sizing: auto;
  }
  [hidden] {
    display: none !important;
  }
  button {
    font: inherit;
    color: inherit;
    border: 0;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  button:focus-visible {
    outline: 3px solid var(--text);
    outline-offset: 3px;
  }
  /* Read aloud, and not seen. */
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .sign {
    display: inline-block;
    vertical-align: -0.06em;
  }
  h1,
  h2,
  p {
    margin: 0;
    font: inherit;
  }
`

/** What every element shares: boxes, buttons without the browser's dress, and stillness where it is wanted. */
export const base: CSSResultGroup = [dress, stillness]
