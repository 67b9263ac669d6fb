/** The width below which `playground.css` puts the panes below each other. */
export function isPhone(): boolean {
  return matchMedia('(width < 720px)').matches;
}
