import { html } from 'lit'

/** Signs that the variable sans does not carry, and that stand beside words that say the same. */
const sign = (path: string) => () =>
  html`<svg class="sign" viewBox="0 0 20 20" width="0.85em" height="0.85em" aria-hidden="true">
    <path d=${path} fill="currentColor" />
  </svg>`

export const starSign = sign('M10 1.2l2.7 5.9 6.4.7-4.8 4.3 1.4 6.4L10 15.3l-5.7 3.2 1.4-6.4L.9 7.8l6.4-.7z')
