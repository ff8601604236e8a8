/**
 * Text that a reader does not get whole: `cut` by its own box or by one around it, `covered` by something that is painted over
 * it, `overlapping` other text, `outside` the screen or the button it stands on; or `parted`, where a line begins with what ends a word. What a scroll brings into sight is none of these, unless something
 * stands still above it there too.
 */
export interface TextFault {
  readonly fault: 'cut' | 'covered' | 'overlapping' | 'outside' | 'parted'
  readonly text: string
  /** The innermost elements around it. */
  readonly at: string
  /** The layer it lies in; `''` is the screen. */
  readonly layer: string
  /** What does it: the box that cuts, the paint that covers, the other text. */
  readonly by: string
}

/** What was looked at, and what is wrong with it. */
export interface Scanned {
  readonly texts: readonly string[]
  readonly faults: readonly TextFault[]
}

/**
 * Looks through all shadow roots at every text of the page as it stands. Runs in the page: it may use nothing from outside itself.
 *
 * Line boxes overlap without harm, so text counts by the height of its capitals. Where two layers are declared by `layers`
 * (tags of elements that lie over the screen), the words of the upper one may hide those of the lower one whole, never in part.
 */
export function scan(layers: readonly string[]): Scanned {
  interface Box {
    left: number
    right: number
    top: number
    bottom: number
  }
  type Hidden = Element | 'edge' | 'cut' | null
  interface Line {
    text: string
    node: Text
    element: Element
    /** The innermost element around it that is drawn for the eyes alone. */
    forEyes: Element | null
    layer: number
    boxes: Box[]
  }
  const CAPITALS_EM = 0.74
  const above = (node: Node): Element | null => {
    const slot = node instanceof Element || node instanceof Text ? node.assignedSlot : null
    if (slot !== null) return slot
    if (node.parentElement !== null) return node.parentElement
    const root = node.getRootNode()
    return root instanceof ShadowRoot ? root.host : null
  }
  const ancestorsOf = (node: Node): Element[] => {
    const first = above(node)
    return first === null ? [] : [first, ...ancestorsOf(first)]
  }
  const nameOf = (element: Element): string => {
    const name = (one: Element) => one.localName + (one.classList[0] === undefined ? '' : `.${one.classList[0]}`)
    return [element, ...ancestorsOf(element)].slice(0, 3).reverse().map(name).join(' > ')
  }
  const scrolls = (element: Element): boolean => {
    const { overflowX, overflowY } = getComputedStyle(element)
    return /auto|scroll/.test(overflowX + overflowY)
  }
  const isPage = (element: Element) => element === document.body || element === document.documentElement
  const boxesOf = (node: Text, element: Element): Box[] => {
    const range = document.createRange()
    range.selectNodeContents(node)
    const height = parseFloat(getComputedStyle(element).fontSize) * CAPITALS_EM
    return [...range.getClientRects()]
      .filter((box) => box.width > 0.5 && box.height > 0.5)
      .map((box) => {
        const middle = (box.top + box.bottom) / 2
        const half = Math.min(box.height, height) / 2
        return { left: box.left, right: box.right, top: middle - half, bottom: middle + half }
      })
  }
  const layerOf = (node: Node): number =>
    Math.max(
      -1,
      ...[node, ...ancestorsOf(node)].map((one) => (one instanceof Element ? layers.indexOf(one.localName) : -1)),
    )
  /** For those who listen alone: a box of a pixel that shows nothing. */
  const isHidden = (element: Element): boolean =>
    [element, ...ancestorsOf(element)].some((one) => {
      const { width, height } = one.getBoundingClientRect()
      return width <= 1.5 && height <= 1.5 && getComputedStyle(one).overflow !== 'visible'
    })

  /** What is drawn for the eyes alone, around an element; null where it is for everybody. */
  const forEyesAround = (element: Element): Element | null =>
    [element, ...ancestorsOf(element)].find(({ ariaHidden }) => ariaHidden === 'true') ?? null

  const all: Line[] = []
  const fields: (HTMLInputElement | HTMLSelectElement)[] = []
  const walk = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Element) {
        if (node.shadowRoot) walk(node.shadowRoot)
        if (node instanceof HTMLInputElement || node instanceof HTMLSelectElement) fields.push(node)
        continue
      }
      if (!(node instanceof Text) || node.data.trim() === '') continue
      const element = above(node)
      if (element === null || /^(style|script|noscript|title|option)$/i.test(element.tagName)) continue
      const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
      if (!seen || getComputedStyle(element).fontSize === '0px' || isHidden(element)) continue
      const boxes = boxesOf(node, element)
      if (boxes.length > 0)
        all.push({
          text: node.data.trim().replace(/\s+/g, ' '),
          ...{ node, element, forEyes: forEyesAround(element), layer: layerOf(node), boxes },
        })
    }
  }
  walk(document)
  /** The same words a second time, in other colours, where something fills up behind them. */
  const isCopyOf = (one: Line, other: Line): boolean =>
    one.forEyes !== null && other.forEyes !== one.forEyes && one.text === other.text && isOverAny(one, other)
  const isOverAny = (one: Line, other: Line): boolean => one.boxes.some((a) => other.boxes.some((b) => isOver(a, b)))
  const isOver = (a: Box, b: Box): boolean =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5
  const lines = all.filter((line) => !all.some((other) => other.forEyes === null && isCopyOf(line, other)))

  const faults: TextFault[] = []
  const tell = (fault: TextFault['fault'], text: string, element: Element, by: string): void => {
    const at = nameOf(element)
    if (!faults.some((one) => one.fault === fault && one.text === text && one.at === at))
      faults.push({ fault, text, at, layer: layers[layerOf(element)] ?? '', by })
  }

  const isSeen = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  for (const field of fields) {
    if (!isSeen(field) || isHidden(field)) continue
    const style = getComputedStyle(field)
    const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
    const isText = field instanceof HTMLSelectElement || !/^(range|checkbox|radio|color)$/.test(field.type)
    const text = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.label ?? '') : field.value
    const pen = document.createElement('canvas').getContext('2d')
    if (pen === null || !isText || text === '') continue
    pen.font = style.font
    if (pen.measureText(text).width > room + 1) tell('cut', text, field, 'its field')
  }

  /** The box through which an element shows what is in it. */
  const windowOf = (element: Element): Box => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const x = left + element.clientLeft
    const y = top + element.clientTop
    return { left: x, top: y, right: x + (element.clientWidth || width), bottom: y + (element.clientHeight || height) }
  }
  /** The boxes around a text, out to the first that scrolls: beyond that one it is only not in sight yet. */
  const boxesAround = (line: Line): Element[] => {
    const all = ancestorsOf(line.node).filter((element) => !isPage(element))
    const scroller = all.findIndex(scrolls)
    return scroller === -1 ? all : all.slice(0, scroller)
  }
  const cutBy = (line: Line): Element | null =>
    boxesAround(line).find((element) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element)
      const clips = clipPath !== 'none'
      const cutsX = clips || /hidden|clip/.test(overflowX)
      const cutsY = clips || /hidden|clip/.test(overflowY)
      if (!cutsX && !cutsY) return false
      const frame = windowOf(element)
      return line.boxes.some(
        (box) =>
          (cutsX && (frame.left - box.left > 1 || box.right - frame.right > 1)) ||
          (cutsY && (frame.top - box.top > 1 || box.bottom - frame.bottom > 1)),
      )
    }) ?? null
  for (const line of lines) {
    const by = cutBy(line)
    if (by !== null) tell('cut', line.text, line.element, nameOf(by))
  }

  for (const line of lines) {
    const button = ancestorsOf(line.node).find(({ localName }) => localName === 'button')
    const frame = button?.getBoundingClientRect()
    if (button === undefined || frame === undefined) continue
    const { left, right, top, bottom } = frame
    if (line.boxes.some((box) => box.left < left || box.right > right || box.top < top || box.bottom > bottom))
      tell('outside', line.text, line.element, nameOf(button))
  }

  const blockOf = (node: Node): Element | undefined =>
    ancestorsOf(node).find((one) => !/^(inline|contents)/.test(getComputedStyle(one).display))
  const placeOf = (node: Text, at: number): DOMRect | undefined => {
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    return [...range.getClientRects()].at(-1)
  }
  /** Where the sign before one stands, which may be the last one of the text before. */
  const placeBefore = (index: number, at: number): DOMRect | undefined => {
    const node = all[index]?.node
    if (node === undefined) return undefined
    const last = node.data.slice(0, at).search(/[^\s\u2060][\s\u2060]*$/)
    if (last !== -1) return placeOf(node, last)
    const before = all[index - 1]?.node
    return before === undefined || blockOf(before) !== blockOf(node) ? undefined : placeBefore(index - 1, before.length)
  }
  all.forEach(({ node, text, element }, index) => {
    // What stands on a key is a word by itself.
    if (element.localName === 'kbd') return
    for (const { index: at } of node.data.matchAll(/[.,;:!?)…»”]/g)) {
      const place = placeOf(node, at)
      if (place === undefined || place.width < 0.5) continue
      const before = placeBefore(index, at)
      const isBeside = before !== undefined && before.top < place.bottom && before.bottom > place.top
      if (!isBeside || before.left > place.left) tell('parted', text, element, node.data[at] ?? '')
    }
  })

  const scrollerOf = (line: Line) => ancestorsOf(line.node).find((one) => scrolls(one) && !isPage(one)) ?? null
  lines.forEach((one, index) => {
    for (const other of lines.slice(index + 1))
      if (one.layer === other.layer && scrollerOf(one) === scrollerOf(other) && isOverAny(one, other))
        tell('overlapping', one.text, one.element, `"${other.text}" ${nameOf(other.element)}`)
  })

  // What is painted last at a point, through every shadow root; for that, every element has to take part.
  const roots: (Document | ShadowRoot)[] = [document]
  const findRoots = (root: Document | ShadowRoot): void =>
    root.querySelectorAll('*').forEach(({ shadowRoot }) => {
      if (shadowRoot === null) return
      roots.push(shadowRoot)
      findRoots(shadowRoot)
    })
  findRoots(document)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    '*,::before,::after{pointer-events:auto!important;transition:none!important}[data-through]{pointer-events:none!important}',
  )
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  /** Of everything there, one after the other: to look into one shadow root takes as long as all the rest of a text. */
  function* stackAt(root: Document | ShadowRoot, x: number, y: number): Generator<Element, undefined> {
    for (const element of root.elementsFromPoint(x, y)) {
      if (element.getRootNode() !== root) continue
      if (element.shadowRoot) yield* stackAt(element.shadowRoot, x, y)
      yield element
    }
  }
  const topAt = (root: Document | ShadowRoot, x: number, y: number): Element => {
    const element = root.elementFromPoint(x, y) ?? document.documentElement
    return element.shadowRoot === null || element.shadowRoot === root ? element : topAt(element.shadowRoot, x, y)
  }
  const opacityOf = (color: string): number => {
    if (color === 'transparent') return 0
    const alpha = /\/\s*([\d.]+)\)$/.exec(color)?.[1] ?? /^rgba\(.*,\s*([\d.]+)\)$/.exec(color)?.[1]
    return alpha === undefined ? 1 : Number(alpha)
  }
  const paints = (element: Element): boolean => {
    if (!isSeen(element)) return false
    const style = getComputedStyle(element)
    if (element instanceof SVGElement)
      return !/^(svg|g|defs|clipPath|text)$/.test(element.localName) && style.fill !== 'none'
    return opacityOf(style.backgroundColor) > 0.02 || style.backgroundImage !== 'none' || element.localName === 'canvas'
  }
  const isWithin = (element: Element, outer: Element): boolean =>
    element === outer || ancestorsOf(element).includes(outer)
  /** The layer that carries the same words over again covers them with themselves. */
  const isOfCopy = (element: Element, line: Line): boolean => {
    const forEyes = forEyesAround(element)
    return forEyes !== null && all.some((other) => other.forEyes === forEyes && isCopyOf(other, line))
  }
  /**
   * From now on nothing is met on what paints nothing and is no part of a text; whether it is so. To ask for all that lies
   * at a point takes ten times as long as to ask for the first.
   */
  const letsThrough = (element: Element): boolean => {
    if (isPage(element) || paints(element) || lines.some((line) => isWithin(element, line.element))) return false
    const before = element.hasAttribute('data-through')
    element.setAttribute('data-through', '')
    return !before
  }
  /** What hides a text at a point: null where it is in sight, `'edge'` where the screen or a scroller ends before it. */
  const hiddenBy = (line: Line, x: number, y: number): Hidden => {
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return 'edge'
    for (const scroller of ancestorsOf(line.node).filter((one) => scrolls(one) && !isPage(one))) {
      const frame = windowOf(scroller)
      if (x < frame.left || x > frame.right || y < frame.top || y > frame.bottom) return 'edge'
    }
    // Nearly always it is the text's own, or what lies over it can be looked through for good.
    let top = topAt(document, x, y)
    while (!isWithin(top, line.element) && letsThrough(top)) top = topAt(document, x, y)
    if (isWithin(top, line.element)) return null
    for (const element of stackAt(document, x, y)) {
      if (isWithin(element, line.element)) return null
      if (isWithin(line.element, element)) {
        if (paints(element)) break
      } else if (paints(element) && !isOfCopy(element, line)) return element
    }
    // Nothing of its own is there, though its glyphs are: something cuts it away.
    const isBox = line.element instanceof HTMLElement && getComputedStyle(line.element).display !== 'contents'
    return isBox ? 'cut' : null
  }
  const SHARES = [0.04, 0.28, 0.5, 0.72, 0.96]
  const sightOf = (line: Line): Hidden[] =>
    boxesOf(line.node, line.element).flatMap(({ left, right, top, bottom }) =>
      SHARES.flatMap((share) =>
        // A point is looked at by whole pixels: of a full stop, one beside its edge would lie beside it.
        [0.1, 0.5, 0.9].map((down) =>
          hiddenBy(line, left + 0.5 + (right - left - 1) * share, top + (bottom - top) * down),
        ),
      ),
    )
  for (const line of lines) {
    let sight = sightOf(line)
    if (sight.every((hidden) => hidden === null)) continue
    const covers = sight.filter((hidden) => hidden instanceof Element)
    // A layer over the screen hides words of the screen whole: what is hidden so is not there now.
    if (
      covers.length === sight.length &&
      covers.every((cover) => Math.max(layerOf(cover), layers.indexOf(cover.localName)) > line.layer)
    )
      continue
    const places = [
      ...ancestorsOf(line.node).filter((one) => scrolls(one) && !isPage(one)),
      document.scrollingElement ?? document.documentElement,
    ]
    const before = places.map(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop] as const)
    // Never by the browser's own way, which moves boxes too that nobody can scroll.
    for (const place of places) {
      const [box] = boxesOf(line.node, line.element)
      const frame = isPage(place) ? { left: 0, top: 0, right: innerWidth, bottom: innerHeight } : windowOf(place)
      if (box !== undefined)
        place.scrollBy({
          left: (box.left + box.right - frame.left - frame.right) / 2,
          top: (box.top + box.bottom - frame.top - frame.bottom) / 2,
          behavior: 'instant',
        })
    }
    sight = sightOf(line)
    const cover = sight.find((hidden) => hidden instanceof Element)
    if (cover !== undefined) tell('covered', line.text, line.element, nameOf(cover))
    else if (sight.includes('cut')) tell('cut', line.text, line.element, 'a clip')
    else if (sight.includes('edge')) tell('outside', line.text, line.element, `${innerWidth} x ${innerHeight}`)
    places.forEach((place, index) => place.scrollTo(...(before[index] ?? [0, 0])))
  }
  // What is looked through may still be pressed.
  for (const root of roots)
    root.querySelectorAll('[data-through]').forEach((element) => element.removeAttribute('data-through'))
  // A key that is half under something is pressed by mistake; one that is wholly under it is not there.
  const keys = roots
    .flatMap((root) => [...root.querySelectorAll('button')])
    .filter((key) => isSeen(key) && !isHidden(key))
  for (const key of keys) {
    const { left, top, width, height } = key.getBoundingClientRect()
    // What a scroll brings into sight is not under anything; a point is looked at by whole pixels.
    const frames = [
      { left: 0, top: 0, right: innerWidth, bottom: innerHeight },
      ...ancestorsOf(key)
        .filter((one) => scrolls(one) && !isPage(one))
        .map(windowOf),
    ]
    const points = [0.06, 0.5, 0.94].flatMap((share) =>
      [0.1, 0.5, 0.9].map((down) => [left + share * width, top + down * height] as const),
    )
    const tops = points
      .filter(([x, y]) =>
        frames.every((frame) => x > frame.left + 1 && y > frame.top + 1 && x < frame.right - 1 && y < frame.bottom - 1),
      )
      .map(([x, y]) => topAt(document, x, y))
    const others = tops.filter((one) => !isWithin(one, key) && !isWithin(key, one))
    if (others.length > 0 && others.length < tops.length)
      tell('covered', key.ariaLabel ?? key.textContent.trim(), key, nameOf(others[0] ?? key))
  }
  for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)
  return { texts: lines.map(({ text }) => text), faults }
}
