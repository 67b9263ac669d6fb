/** A piece of Cypher written in this code base. A request's string can never become one, so it can never become query text. */
export class Cypher {
  readonly text: string;
  /** Makes the class nominal: an object that merely has a `text` is no Cypher. */
  declare private readonly writtenInCode: true;

  private constructor(text: string) {
    this.text = text;
  }

  /** The tag: only other Cypher can be interpolated. */
  static tag(this: void, strings: TemplateStringsArray, ...parts: readonly Cypher[]): Cypher {
    return new Cypher(strings.reduce((text, string, index) => text + (parts[index - 1]?.text ?? '') + string));
  }

  /** Names that come from the keys of a schema in this code base; anything but a plain identifier is refused. */
  static identifier(this: void, name: string): Cypher {
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) throw new Error(`"${name}" is no Cypher identifier.`);
    return new Cypher(name);
  }

  static join(this: void, parts: readonly Cypher[], separator: Cypher): Cypher {
    return new Cypher(parts.map((part) => part.text).join(separator.text));
  }
}

export const cypher = Cypher.tag;
export const identifier = Cypher.identifier;
export const joinCypher = Cypher.join;
