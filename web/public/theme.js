// Ahead of the first paint, and a file of its own: the page's policy allows no script inside it.
{
  let theme = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark'
  try {
    theme = localStorage.getItem('theme') ?? theme
  } catch {
    // A browser that keeps nothing for this page gets what the system prefers.
  }
  document.documentElement.dataset.theme = theme
}
