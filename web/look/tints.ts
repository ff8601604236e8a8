import { css } from 'lit'

/** Gives `--tint`, and the `--glow` of what is not yet run, to whatever carries `tint-…`, from its `--p`. */
export const tints = css`
  .tint-calm {
    --tint: var(--calm);
    --glow: var(--glow-calm);
  }
  .tint-mile {
    --tint: oklch(
      calc(var(--mile-l) + var(--mile-l-by) * var(--p)) calc(var(--mile-c) + var(--mile-c-by) * var(--p))
        calc(225 - 143 * var(--p))
    );
    --glow: oklch(
      calc(var(--glow-l) + var(--glow-l-by) * var(--p)) calc(var(--glow-c) + var(--glow-c-by) * var(--p))
        calc(225 - 143 * var(--p))
    );
  }
  .tint-hot {
    --tint: var(--hot);
    --glow: var(--glow-hot);
  }
`
