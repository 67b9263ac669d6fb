/** How names are compared: without case, hyphens as spaces, one space between words. `+` counts ("ALK+" is not "ALK"). */
export function foldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[-\u2010-\u2015\s]+/g, ' ')
    .trim();
}
