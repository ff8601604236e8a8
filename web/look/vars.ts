import { noChange } from 'lit'
import { Directive, PartType, directive, type ElementPart, type PartInfo } from 'lit/directive.js'

/** Sets CSS custom properties through the CSSOM: a `style` attribute would need `unsafe-inline` in the page's policy. */
class Vars extends Directive {
  constructor(part: PartInfo) {
    super(part)
    if (part.type !== PartType.ELEMENT) throw new Error('vars() belongs on an element, not in an attribute')
  }

  render(_values: Record<string, string | number>): unknown {
    return noChange
  }

  override update(part: ElementPart, [values]: [Record<string, string | number>]): unknown {
    const { style } = part.element as HTMLElement | SVGElement
    for (const [name, value] of Object.entries(values)) style.setProperty(name, String(value))
    return noChange
  }
}

/** `<div ${vars({ '--p': 0.5 })}>` */
export const vars = directive(Vars)
