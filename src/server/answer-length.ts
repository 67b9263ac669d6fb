/** Whether a value as JSON has more characters than that. It stops to count when it does, and leaves escapes out. */
export function isLongerThan(value: unknown, limit: number): boolean {
  let length = 0;
  const add = (part: unknown): void => {
    if (length > limit) return;
    if (typeof part === 'string') length += part.length + 2;
    else if (typeof part !== 'object' || part === null) length += 5;
    else if (Array.isArray(part)) {
      length += 2 + part.length;
      for (const item of part) add(item);
    } else {
      length += 2;
      for (const [name, item] of Object.entries(part)) {
        length += name.length + 4;
        add(item);
      }
    }
  };
  add(value);
  return length > limit;
}
