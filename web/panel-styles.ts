import { css } from 'lit'

export const panelStyles = css`
  :host {
    display: block;
    min-height: 100dvh;
  }
  .running {
    position: fixed;
    inset: 0;
    overflow: hidden;
    touch-action: none;
    user-select: none;
    -webkit-user-select: none;
  }
  .connecting {
    display: grid;
    place-content: center;
    min-height: 100dvh;
    padding: 0 8vw;
    font-size: clamp(20px, 3vw, 40px);
    text-align: center;
  }
`
