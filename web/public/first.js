// Ahead of the first paint, and a file of its own: the page's policy allows no script inside it.
{
  /** @type {{ light?: unknown, language?: unknown }} */
  let kept = {}
  try {
    kept = JSON.parse(localStorage.getItem('screen') ?? 'null') ?? {}
  } catch {
    // A browser that keeps nothing for this page, or nothing to be read, gets what the system prefers.
  }
  const { light, language } = kept
  const chosen = light === 'dark' || light === 'light' ? light : null
  const system = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  document.documentElement.dataset.theme = chosen ?? system
  // The words that will be spoken come along with the script that speaks them; the build says where they are.
  const words = document.currentScript?.dataset ?? {}
  const tongues = [language, ...navigator.languages, 'en'].map((tag) => String(tag).slice(0, 2).toLowerCase())
  const href = words[tongues.find((tongue) => tongue in words) ?? '']
  if (href) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
}
