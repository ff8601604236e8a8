// `npm run proof`: the same tests with all that `npm test` draws from, every screen in every view among it, and forty times as
// many random cases.

process.env['CRESCENDO_DRAWS'] ??= '40'
await import('./run.mjs')
