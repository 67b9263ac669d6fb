/** A documented operation as the playground offers it. Server and page share this type, hence a file without imports. */
export type Example = {
  /** The file's name without its ending: `01-first-line-ranking`. */
  readonly name: string;
  readonly title: string;
  /** The operation as it is documented, comments included. */
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>> | null;
};
