// Ahead of the first paint, and a file of its own: the page's policy allows no script inside it.
{
  let theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  try {
    const { light } = JSON.parse(localStorage.getItem('screen') ?? '{}')
    if (light === 'dark' || light === 'light') theme = light
  } catch {
    // A browser that keeps nothing for this page, or nothing to be read, gets what the system prefers.
  }
  document.documentElement.dataset.theme = theme
}
