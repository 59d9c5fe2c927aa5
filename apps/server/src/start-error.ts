/** Why the server does not start, as data for the one who started it. */

/** A refusal to start: `configuration` is the caller's to change, `environment` the machine's. */
export class StartError extends Error {
  override readonly name = 'StartError';

  constructor(
    readonly fault: 'configuration' | 'environment',
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}
