import { css } from 'lit'

/** A button that fills its host and is pressed with a wet finger: the browser's own gestures are off. */
export const keycap = css`
  :host {
    display: block;
  }
  button {
    width: 100%;
    height: 100%;
    border-radius: var(--key-radius, 2dvmin);
    line-height: 1.1;
    opacity: var(--key-opacity, 1);
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
`
