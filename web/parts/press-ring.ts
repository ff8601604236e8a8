import { css, html } from 'lit'

/** A ring that closes in two halves, each turned out from behind the other's. */
export const pressRing = () =>
  html`<svg viewBox="0 0 40 40" aria-hidden="true">
    <clipPath id="right"><rect x="20" width="20" height="40" /></clipPath>
    <clipPath id="left"><rect width="20" height="40" /></clipPath>
    <circle class="way" cx="20" cy="20" r="15.9" />
    <g clip-path="url(#right)"><path d="M20 4.1a15.9 15.9 0 0 1 0 31.8" /></g>
    <g clip-path="url(#left)"><path class="second" d="M20 35.9a15.9 15.9 0 0 1 0-31.8" /></g>
  </svg>`

/** It turns while the button has the class `pressing`. */
export const ringStyles = css`
  circle,
  path {
    fill: none;
    stroke: currentColor;
    stroke-width: 4;
  }
  .way {
    opacity: 0.25;
  }
  /* Two halves, each turned out from behind the other's. */
  path {
    transform-origin: 20px 20px;
    transform: rotate(-180deg);
    opacity: 0;
  }
  .pressing path {
    transform: rotate(0deg);
    opacity: 1;
    transition: transform 750ms linear;
  }
  .pressing .second {
    transition-delay: 750ms;
  }
`
