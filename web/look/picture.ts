import { css } from 'lit'

/** A picture lies behind everything, as large as what it lies in, and takes no touch. */
export const picture = css`
  :host {
    display: block;
    position: absolute;
    inset: 0;
    overflow: hidden;
    pointer-events: none;
  }
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
`
