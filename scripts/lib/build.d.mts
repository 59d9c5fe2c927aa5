/** Builds the web application if its sources have changed; resolves with success. */
export function buildWeb(): Promise<boolean>;
