/** Long work for people: one line that grows at a terminal, a few plain lines elsewhere. */
export function createProgress(what: string, out: NodeJS.WriteStream): (share: number) => void {
  let shown = -1;
  return (share) => {
    const percent = Math.floor(share * 100);
    if (out.isTTY) {
      out.write(`\r${what} ${percent}%${share >= 1 ? '\n' : ''}`);
    } else if (percent === 100 || percent >= shown + 25) {
      out.write(`${what} ${percent}%\n`);
      shown = percent;
    }
  };
}
