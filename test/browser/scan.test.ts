import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from './panel-page.ts'
import { scan, type TextFault } from './scan.ts'

/** The scan itself, on faults that were put there and on sound pages that look like them. */

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 400, height: 600 } })
})
afterAll(() => browser.close())

async function faultsOf(html: string): Promise<TextFault['fault'][]> {
  await page.setContent('<body style="margin:0"><x-a></x-a></body>')
  await page.evaluate((html) => {
    const root = document.querySelector('x-a')?.attachShadow({ mode: 'open' })
    if (root) root.innerHTML = `<div>${html}</div>`
  }, html)
  const { faults } = await page.evaluate(scan, ['x-bar'])
  return [...new Set(faults.map(({ fault }) => fault))]
}

const at = (left: number, top: number, more = '') => `position:absolute;left:${left}px;top:${top}px;${more}`
const NARROW = 'width:60px;overflow:hidden;white-space:nowrap'

test.each([
  [
    'covered',
    'a key half under another',
    `<button style="${at(10, 10, 'width:80px;height:40px')}">One</button><button style="${at(80, 10, 'width:80px;height:40px')}">Two</button>`,
  ],
  [
    'outside',
    'its button',
    '<button style="width:60px;height:20px;border:0;padding:0;white-space:nowrap">A long label here</button>',
  ],
  ['cut', 'a narrow box', `<div style="${NARROW}">A long label here</div>`],
  ['cut', 'an ellipsis', `<div style="${NARROW};text-overflow:ellipsis">A long label here</div>`],
  ['cut', 'a clip-path', '<div style="width:200px;clip-path:inset(0 150px 0 0)">A long label here</div>'],
  [
    'cut',
    'an svg',
    '<svg width="80" height="30" style="overflow:hidden"><text x="2" y="20">A long label here</text></svg>',
  ],
  [
    'cut',
    'a box around an svg',
    '<div style="width:80px;height:30px;overflow:hidden"><svg width="200" height="30"><text x="2" y="20">A long label here</text></svg></div>',
  ],
  ['cut', 'a select', '<select style="width:70px"><option>A very long option</option></select>'],
  ['cut', 'a field', '<input style="width:40px" value="A very long value">'],
  [
    'cut',
    'clamped lines',
    '<div style="display:-webkit-box;-webkit-line-clamp:1;-webkit-box-orient:vertical;overflow:hidden;width:100px">two lines of text in a narrow box</div>',
  ],
  [
    'outside',
    'over the right edge',
    '<div style="position:fixed;left:350px;top:10px;white-space:nowrap">Outside text here</div>',
  ],
  ['outside', 'over the lower edge', '<div style="position:fixed;left:5px;top:592px">Bottom text</div>'],
  [
    'outside',
    'moved away',
    `<div style="${at(10, 10, 'transform:translateX(-40px);white-space:nowrap')}">Gone text</div>`,
  ],
  [
    'parted',
    'a stop after a button that fills its line',
    '<p style="width:9.5ch;font:16px monospace">a <button style="font:inherit;border:0;padding:0">ten miles</button>.</p>',
  ],
  [
    'parted',
    'a comma after what cannot be broken',
    '<p style="width:9.5ch;font:16px monospace">a <b style="display:inline-block">ten miles</b>, b</p>',
  ],
  ['overlapping', 'another text', `<div style="${at(10, 10)}">One text</div><div style="${at(30, 14)}">Two text</div>`],
  [
    'covered',
    'a card',
    `<div style="${at(10, 10)}">Hidden text</div><div style="${at(0, 0, 'width:200px;height:60px;background:red')}"></div>`,
  ],
  [
    'covered',
    'a card that takes no touch',
    `<div style="${at(10, 10)}">Hidden text</div><div style="${at(0, 0, 'width:200px;height:60px;background:red;pointer-events:none')}"></div>`,
  ],
  [
    'covered',
    'a picture',
    `<div style="${at(10, 10)}">Hidden text</div><svg style="${at(0, 0)}" width="200" height="60"><rect width="200" height="60" fill="red"/></svg>`,
  ],
  [
    'covered',
    'a bar that stays',
    `<div style="height:580px"></div><p>Last words</p><x-foot style="position:fixed;bottom:0;height:80px;left:0;right:0;background:red"></x-foot>`,
  ],
  [
    'covered',
    'half a layer',
    `<div style="${at(10, 10)}">Hidden text</div><x-bar style="${at(0, 0, 'display:block;width:50px;height:60px;background:red')}"></x-bar>`,
  ],
] as const)('%s text is found: %s', async (fault, _name, html) => {
  expect(await faultsOf(html)).toContain(fault)
})

test.each([
  ['a button and two lines', '<button style="width:200px;height:50px">OK</button><p>Two lines<br>tight</p>'],
  [
    'words for who listens alone',
    '<span style="position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)">for screen readers</span>',
  ],
  ['a box that scrolls', '<div style="height:50px;overflow:auto"><p>one</p><p>two</p><p>three</p></div>'],
  ['what has faded', '<div style="opacity:0;position:absolute;left:390px">fading</div>'],
  [
    'a page that scrolls clear of its bar',
    `<div style="height:580px"></div><p>Last words</p><div style="height:500px"></div><x-foot style="position:fixed;bottom:0;height:80px;left:0;right:0;background:red"></x-foot>`,
  ],
  [
    'a layer over all of it',
    `<div style="${at(10, 10)}">Hidden text</div><x-bar style="${at(0, 0, 'display:block;width:300px;height:60px;background:red')}"></x-bar>`,
  ],
  ['words on a card', `<div style="${at(0, 0, 'width:200px;height:60px;background:red')}"><b>Words</b></div>`],
  [
    'words over a picture',
    `<svg style="${at(0, 0)}" width="200" height="60"><rect width="200" height="60" fill="red"/></svg><div style="${at(10, 10)}">Words</div>`,
  ],
])('sound: %s', async (_name, html) => {
  expect(await faultsOf(html)).toEqual([])
})
