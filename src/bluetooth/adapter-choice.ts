/** A controller that is driven through the kernel, by its index (1 for hci1), or one behind a Unix socket that speaks H4. */
export type ChosenAdapter =
  { readonly kind: 'kernel'; readonly index: number } | { readonly kind: 'h4'; readonly path: string }

/** Which adapter to use; `first` is the first one of the kernel's that is switched on. */
export type AdapterChoice = ChosenAdapter | { readonly kind: 'first' }

/** An adapter as people name it. */
export const nameOf = (adapter: ChosenAdapter): string =>
  adapter.kind === 'kernel' ? `hci${adapter.index}` : adapter.path
