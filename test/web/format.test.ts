import { expect, test } from 'vitest'
import { clock, countdown, length, longestEms, pace, segment, span, speed } from '../../web/format.ts'
import { figures } from '../../web/language.ts'

test.each([
  [9.9, 'mi', '9:45'],
  [9.9, 'km', '6:04'],
  [8.7, 'mi', '11:06'],
  [13.4, 'mi', '7:12'],
  [1, 'mi', '96:34'],
  [0.9, 'mi', '–'],
  [0, 'mi', '–'],
  [null, 'km', '–'],
] as const)('the pace of %s km/h per %s is %s', (kmh, unit, words) => {
  expect(pace(kmh, unit)).toBe(words)
})

test('a pace never shows sixty seconds', () => {
  for (let hundredths = 100; hundredths <= 2500; hundredths++) {
    expect(pace(hundredths / 100, 'mi')).not.toMatch(/:6/)
    expect(pace(hundredths / 100, 'km')).not.toMatch(/:6/)
  }
})

test('the speed is the number on the console', () => {
  expect(speed(9.98, 'mph')).toBe('6.2 mph')
  expect(speed(9.66, 'mph')).toBe('6.0 mph')
  expect(speed(9.9, 'km/h')).toBe('9.9 km/h')
  expect(speed(null, 'mph')).toBe('– mph')
})

test('a distance is in the runner’s own unit, whose small one is the metre for a kilometre alone', () => {
  expect(length(2333, 'mi')).toEqual({ value: '1.45', unit: 'mi' })
  expect(length(2333, 'km')).toEqual({ value: '2.33', unit: 'km' })
  expect(length(380, 'mi')).toEqual({ value: '0.24', unit: 'mi' })
  expect(length(380, 'km')).toEqual({ value: '380', unit: 'm' })
  expect(length(-3, 'mi')).toEqual({ value: '0.00', unit: 'mi' })
  expect(length(-3, 'km')).toEqual({ value: '0', unit: 'm' })
})

test('seconds are said as such, and as minutes from one on', () => {
  expect([0, 59, 60, 81, 549, 3600].map(span)).toEqual(['0 s', '59 s', '1:00', '1:21', '9:09', '1:00:00'])
})

test('segments are named as the plan names them', () => {
  expect([400, 1609.344, 804.672, 1000].map((metres) => segment(metres, 'mi'))).toEqual([
    '400 m',
    '1 mi',
    '0.5 mi',
    '0.62 mi',
  ])
  expect(segment(1000, 'km')).toBe('1 km')
})

test('a countdown reaches zero on the line, not before', () => {
  expect(countdown(0.2)).toBe('0:01')
  expect(countdown(0)).toBe('0:00')
  expect(clock(3725)).toBe('1:02:05')
})

test('two speeds that are run are told apart as paces, two that are walked as speeds', () => {
  expect(figures.pacesApart(9.9, 8.7, 'mi')).toEqual(['9:45 /mi', '11:06 /mi'])
  expect(figures.pacesApart(4.5, 8.7, 'mi')).toEqual(['2.8 mph', '5.4 mph'])
  const [one, other] = figures.pacesApart(11.7, 11.69, 'mi')
  expect(one).not.toBe(other)
})

test('a title that ends a line at its hyphen is no smaller for it', () => {
  expect(longestEms('COOL-DOWN IN')).toBe(longestEms('ABCDE'))
  expect(longestEms('ENFRIAR EN')).toBe(longestEms('ABCDEFG'))
})
