import { Type } from 'typebox'
import { ENVELOPE, PAYLOADS, type Carried } from './ask-payloads.ts'
import { ASK_KINDS, kindsCarrying, type Ask } from './asks.ts'

/** What `POST /api/asks` takes, made of the rows in `asks.ts`, and what it answers; unknown keys and wrong types are refused. */

const carrying = Object.keys(PAYLOADS) as (keyof Carried)[]

export const AskSchema = Type.Unsafe<Ask>(
  Type.Union(
    carrying.map((carried) =>
      Type.Object(
        { ...ENVELOPE, ask: Type.Enum(kindsCarrying(carried)), ...PAYLOADS[carried] },
        { additionalProperties: false },
      ),
    ),
  ),
)
export const AskKindSchema = Type.Enum(ASK_KINDS)

export { AskRefusal } from './ask-refusals.ts'
