import { css } from 'lit'

/** Gives `--tint` to whatever carries `tint-…`, from its `--p`. */
export const tints = css`
  .tint-calm {
    --tint: var(--calm);
  }
  .tint-mile {
    --tint: oklch(
      calc(var(--mile-l) + var(--mile-l-by) * var(--p)) calc(var(--mile-c) + var(--mile-c-by) * var(--p))
        calc(225 - 143 * var(--p))
    );
  }
  .tint-hot {
    --tint: var(--hot);
  }
`
