// Ahead of the first paint, and a file of its own: the page's policy allows no script inside it.
try {
  if (localStorage.getItem('theme') === 'light') document.documentElement.dataset.theme = 'light'
} catch {
  // A browser that keeps nothing for this page gets the dark theme.
}
