/** Path of a Chromium that is here: `CHROMIUM_PATH`, Playwright's own, the system's; or undefined. */
export function findChromium(): Promise<string | undefined>;
/** As `findChromium`, and if there is none installs one: apt as root, else Playwright's. */
export function provideChromium(): Promise<string | undefined>;
/** What a run without a Chromium tells the person. */
export const noChromium: string;
