/** Something that a person at the command line can put right. Its message is the whole answer: one or more plain sentences. */
export class StartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StartError';
  }
}
