import { Type, type Static, type TObject, type TProperties, type TSchema } from 'typebox'

/**
 * How the daemon says something: a code, and the values that its sentence needs. The sentences stand in
 * `protocol/words`, one table a language. Who reads JSON without a table (curl, a log) finds the English sentence beside
 * them as `message`: the server puts it there on the way out. Inside, and in what is stored, there is none; in TypeScript,
 * where the tables are, nobody reads it.
 */

/** A family of codes: each with its values by name. */
export type Codes = Readonly<Record<string, TProperties>>

/** What one of these codes is said with. */
export type ValuesOf<Values extends TProperties> = { [Name in keyof Values]: Static<Values[Name]> }

/** The codes that are said without any value. */
export type PlainCode<Family extends Codes> = {
  [Code in keyof Family & string]: keyof Family[Code] extends never ? Code : never
}[keyof Family & string]

/** One of a family of codes with its values. */
export type Said<Family extends Codes> =
  | { code: PlainCode<Family>; values: Record<string, never> }
  | {
      [Code in Exclude<keyof Family & string, PlainCode<Family>>]: { code: Code; values: ValuesOf<Family[Code]> }
    }[Exclude<keyof Family & string, PlainCode<Family>>]

const closed = { additionalProperties: false } as const

/** What is said, with what else stands beside it. */
export const said = <Family extends Codes, Beside extends TProperties>(codes: Family, beside: Beside) =>
  Type.Unsafe<Said<Family> & Static<TObject<Beside>>>(
    Type.Union(
      Object.entries(codes).map(([code, values]) =>
        Type.Object(
          {
            ...beside,
            code: Type.Literal(code),
            values: Type.Object(values, closed),
            message: Type.Optional(Type.String()),
          },
          closed,
        ),
      ),
    ),
  )

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])
