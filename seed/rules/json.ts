/** What JSON calls an object; arrays and null are none. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A path as people write it: `arms[1].n`. */
export function describePath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

export interface FoundText {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** The texts in a value that are sought, however deep; keys are none. */
export function findTexts(value: unknown, isSought: (text: string) => boolean): FoundText[] {
  const found: FoundText[] = [];
  // one path for the whole walk: there are many texts, and few are found
  const path: PropertyKey[] = [];
  const visit = (part: unknown) => {
    if (typeof part === 'string') {
      if (isSought(part)) found.push({ path: [...path], text: part });
      return;
    }
    if (typeof part !== 'object' || part === null) return;
    for (const [key, item] of Array.isArray(part) ? part.entries() : Object.entries(part)) {
      path.push(key);
      visit(item);
      path.pop();
    }
  };
  visit(value);
  return found;
}

/** The sought texts at a place such as `arms[].drugs[]`, where `[]` is every item of a list, and none of what is no list. */
export function findTextsAt(value: unknown, place: string, isSought: (text: string) => boolean): FoundText[] {
  const found: FoundText[] = [];
  const steps = place.replaceAll('[]', '.[]').split('.');
  const path: PropertyKey[] = [];
  const visit = (part: unknown, position: number) => {
    const step = steps[position];
    if (step === undefined) {
      if (typeof part === 'string' && isSought(part)) found.push({ path: [...path], text: part });
    } else if (step === '[]') {
      if (Array.isArray(part))
        part.forEach((item, index) => {
          enter(item, index, position);
        });
    } else if (isObject(part)) {
      enter(part[step], step, position);
    }
  };
  const enter = (part: unknown, key: PropertyKey, position: number) => {
    path.push(key);
    visit(part, position + 1);
    path.pop();
  };
  visit(value, 0);
  return found;
}
