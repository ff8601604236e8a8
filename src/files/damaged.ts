/** Why nothing can be read of a file, whatever is looked for in it. */
export type Damage =
  | 'file-encoding'
  | 'file-not-json'
  | 'file-not-xml'
  | 'file-doctype'
  | 'file-too-deep'
  | 'file-bad-fit'
  | 'file-cut-short'

/** A file that is none of its kind: the one error that this room throws. */
export class Damaged extends Error {
  override readonly name = 'Damaged'
  readonly damage: Damage

  constructor(damage: Damage) {
    super(damage)
    this.damage = damage
  }
}

/** @throws {Damaged} */
export function damaged(damage: Damage): never {
  throw new Damaged(damage)
}
