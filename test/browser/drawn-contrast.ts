import type { Page } from 'playwright-core'

/** A line of text, or the sign on a key, that is drawn with too little contrast somewhere. */
export interface PoorText {
  readonly text: string
  /** The innermost elements around it. */
  readonly at: string
  /** The least, by WCAG 2. */
  readonly contrast: number
}

/** What was looked at, and what of it is poor. */
export interface LookedAt {
  readonly lines: number
  readonly poor: readonly PoorText[]
}

/** What is measured of a page before its text is taken away. */
interface Line {
  readonly text: string
  readonly at: string
  readonly color: string
  /** How much of the colour is left by all that is see-through around it. */
  readonly opacity: number
  readonly boxes: readonly { readonly x: number; readonly y: number; readonly width: number; readonly height: number }[]
}

/**
 * Every line of text, and every sign on a key, that has less than `least` contrast with what is drawn behind its own glyphs: the
 * page is drawn with and without them, and each pixel that a glyph changes is compared with what lies there without it. Keys that
 * cannot be pressed, and what something covers, are left out.
 */
export async function poorTextsOn(page: Page, least: number): Promise<LookedAt> {
  const lines = await page.evaluate(linesDrawn)
  const devTools = await page.context().newCDPSession(page)
  // Compressed at leisure, a picture takes twice as long as all the rest of it.
  const shot = async () =>
    (await devTools.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true })).data
  const drawn = await shot()
  await page.evaluate(hideText, true)
  const behind = await shot()
  await page.evaluate(hideText, false)
  await devTools.detach()
  return page.evaluate(compare, { lines, drawn, behind, least })
}

/** Runs in the page: it may use nothing from outside itself. */
function linesDrawn(): Line[] {
  // What moves is at its end, in both pictures.
  for (const animation of document.getAnimations())
    if (Number.isFinite(Number(animation.effect?.getComputedTiming().endTime))) animation.finish()
    else animation.cancel()
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
  const nameOf = (one: Element) => one.localName + (one.classList[0] === undefined ? '' : `.${one.classList[0]}`)
  const found: Line[] = []
  const look = (node: Text): void => {
    const around = ancestorsOf(node)
    const [element] = around
    if (element === undefined || node.data.trim() === '' || /^(style|script|noscript|title)$/i.test(element.tagName))
      return
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return
    if (around.some((one) => one instanceof HTMLButtonElement && (one.disabled || one.ariaDisabled === 'true'))) return
    const range = document.createRange()
    range.selectNodeContents(node)
    const boxes = [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }))
    found.push({
      text: node.data.trim().replace(/\s+/g, ' '),
      at: around.slice(0, 3).reverse().map(nameOf).join(' > '),
      color: getComputedStyle(element).color,
      opacity: around.reduce((product, one) => product * Number(getComputedStyle(one).opacity), 1),
      boxes: boxes.filter(({ width, height }) => width > 1.5 && height > 1.5),
    })
  }
  const lookAtSign = (sign: SVGElement): void => {
    const around = ancestorsOf(sign)
    const key = around.find((one) => one instanceof HTMLButtonElement)
    if (key === undefined || key.disabled || key.ariaDisabled === 'true') return
    if (!sign.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return
    sign.dataset['sign'] = ''
    const { x, y, width, height } = sign.getBoundingClientRect()
    found.push({
      text: `the sign of ${key.ariaLabel ?? key.textContent.trim()}`,
      at: around.slice(0, 3).reverse().map(nameOf).join(' > '),
      color: getComputedStyle(sign).color,
      opacity: around.reduce((product, one) => product * Number(getComputedStyle(one).opacity), 1),
      boxes: [{ x, y, width, height }],
    })
  }
  const walk = (root: Node): void => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node instanceof Text) look(node)
      else if (node instanceof SVGSVGElement) lookAtSign(node)
      else if (node instanceof Element && node.shadowRoot !== null) walk(node.shadowRoot)
    }
  }
  walk(document)
  return found
}

/** Takes the glyphs away, and nothing else, or brings them back. Runs in the page. */
function hideText(hide: boolean): void {
  const roots: (Document | ShadowRoot)[] = [document]
  const find = (root: Document | ShadowRoot): void =>
    root.querySelectorAll('*').forEach(({ shadowRoot }) => {
      if (shadowRoot === null) return
      roots.push(shadowRoot)
      find(shadowRoot)
    })
  find(document)
  const RULE =
    '*, *::before, *::after { -webkit-text-fill-color: transparent !important; text-decoration: none !important } svg[data-sign] { visibility: hidden !important }'
  for (const root of roots) {
    const others = root.adoptedStyleSheets.filter(
      (one) => one.cssRules[0]?.cssText.includes('text-fill-color') !== true,
    )
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(RULE)
    root.adoptedStyleSheets = hide ? [...others, sheet] : others
  }
}

/** Runs in the page. */
async function compare({
  lines,
  drawn,
  behind,
  least,
}: {
  lines: Line[]
  drawn: string
  behind: string
  least: number
}): Promise<LookedAt> {
  type Rgb = readonly [number, number, number]
  /** A glyph has changed a pixel by so much, of 765. */
  const CHANGED = 60
  /** Of its pixels so many may lie on the seam of two grounds. */
  const SEAM = 0.02
  /** This near to it a pixel has all of an ink, of 765; of the pixels of a line that is seen so many have. */
  const FULL = 40
  const LEAST_FULL = 0.1
  const pixelsOf = async (shot: string) => {
    const bytes = Uint8Array.from(atob(shot), (letter) => letter.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true })
    if (canvas === null) throw new Error('this browser has no canvas')
    canvas.drawImage(picture, 0, 0)
    return canvas.getImageData(0, 0, picture.width, picture.height)
  }
  const [text, ground] = [await pixelsOf(drawn), await pixelsOf(behind)]
  /** Pixel by pixel, to see at once where they are the same. */
  const [textWords, groundWords] = [new Uint32Array(text.data.buffer), new Uint32Array(ground.data.buffer)]
  const at = ({ data, width }: ImageData, x: number, y: number): Rgb => {
    const start = (y * width + x) * 4
    return [data[start] ?? 0, data[start + 1] ?? 0, data[start + 2] ?? 0]
  }
  const distance = (a: Rgb, b: Rgb): number => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2])
  const part = (octet: number): number => {
    const share = octet / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const luminance = ([r, g, b]: Rgb): number => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
  const contrastOf = (a: Rgb, b: Rgb): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (light + 0.05) / (dark + 0.05)
  }
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('this browser has no canvas')
  const colours = new Map<string, readonly [Rgb, number]>()
  const colourOf = (css: string): readonly [Rgb, number] => {
    const known = colours.get(css)
    if (known !== undefined) return known
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = css
    pen.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data
    const colour = [[r, g, b], a / 255] as const
    colours.set(css, colour)
    return colour
  }
  /** The colour of a line where the ground is this. */
  const inkOn = ({ color, opacity }: Line, under: Rgb): Rgb => {
    const [rgb, alpha] = colourOf(color)
    const mix = (index: 0 | 1 | 2): number => under[index] + (rgb[index] - under[index]) * alpha * opacity
    return [mix(0), mix(1), mix(2)]
  }
  const rowsOf = (line: Line) =>
    line.boxes.flatMap(({ x, y, width, height }) => ({
      left: Math.max(0, Math.floor(x)),
      right: Math.min(text.width, Math.ceil(x + width)),
      top: Math.max(0, Math.floor(y)),
      bottom: Math.min(text.height, Math.ceil(y + height)),
    }))
  const areas = lines.map((line) => ({ line, rows: rowsOf(line) }))
  type Area = (typeof areas)[number]
  const meets = (a: Area['rows'][number], b: Area['rows'][number]): boolean =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
  const othersOn = ({ line, rows }: Area): Line[] =>
    areas
      .filter((other) => other.line !== line && other.rows.some((one) => rows.some((own) => meets(one, own))))
      .map((other) => other.line)
  /** How far a colour is from all that an ink can leave on a ground. */
  const off = (ink: Rgb, seen: Rgb, under: Rgb): number => {
    const way = [ink[0] - under[0], ink[1] - under[1], ink[2] - under[2]] as const
    const square = way[0] ** 2 + way[1] ** 2 + way[2] ** 2
    const along = way[0] * (seen[0] - under[0]) + way[1] * (seen[1] - under[1]) + way[2] * (seen[2] - under[2])
    const share = square === 0 ? 0 : Math.min(1, Math.max(0, along / square))
    return distance(seen, [under[0] + way[0] * share, under[1] + way[1] * share, under[2] + way[2] * share])
  }
  const poor = areas.flatMap((area): PoorText[] => {
    const { line, rows } = area
    const others = othersOn(area)
    /** By ground: how many pixels of it lie under glyphs. */
    const grounds = new Map<number, number>()
    let [all, full] = [0, 0]
    for (const { left, right, top, bottom } of rows) {
      const step = Math.max(1, Math.floor((bottom - top) / 40))
      for (let y = top; y < bottom; y += step)
        for (let x = left; x < right; x += step) {
          const place = y * text.width + x
          if (textWords[place] === groundWords[place]) continue
          const [seen, under] = [at(text, x, y), at(ground, x, y)]
          if (distance(seen, under) < CHANGED) continue
          // Where several lines lie on each other, that one is seen whose ink the pixel is nearest to.
          if (others.length > 0) {
            const own = off(inkOn(line, under), seen, under)
            if (others.some((other) => off(inkOn(other, under), seen, under) < own)) continue
          }
          const key = (under[0] << 16) | (under[1] << 8) | under[2]
          grounds.set(key, (grounds.get(key) ?? 0) + 1)
          all++
          if (distance(seen, inkOn(line, under)) < FULL) full++
        }
    }
    // What is covered has none of its ink on the screen.
    if (full < all * LEAST_FULL) return []
    const byContrast = [...grounds]
      .map(([key, count]): [number, number] => {
        const under: Rgb = [key >> 16, (key >> 8) & 255, key & 255]
        return [contrastOf(inkOn(line, under), under), count]
      })
      .sort(([a], [b]) => a - b)
    let passed = 0
    for (const [contrast, count] of byContrast) {
      passed += count
      if (passed <= all * SEAM) continue
      return contrast < least ? [{ text: line.text, at: line.at, contrast: Math.round(contrast * 100) / 100 }] : []
    }
    return []
  })
  return { lines: lines.length, poor }
}
