/**
 * Finds a Chromium for the browser tests and benchmarks, installing one where that is possible.
 * Run as a program it prints the path.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { installDebian, mayInstall } from './lib/debian.mjs';
import { at } from './lib/paths.mjs';
import { findProgram, run } from './lib/run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}

/** Path of a Chromium that is here: `CHROMIUM_PATH`, Playwright's own, the system's; or undefined. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    accessSync(named, constants.X_OK);
    return named;
  }
  return (await playwrightsOwn()) ?? findProgram(...names);
}

/** As {@link findChromium}, and if there is none installs one: apt as root, else Playwright's. */
export async function provideChromium() {
  const found = await findChromium();
  if (found !== undefined) return found;
  if (mayInstall()) await installDebian('chromium');
  else {
    console.error('Installing a Chromium for the browser tests …');
    const cli = at('node_modules/@playwright/test/cli.js');
    await run(process.execPath, [cli, 'install', 'chromium'], {
      output: process.stderr,
      minutes: 15,
    });
  }
  return findChromium();
}

/** What a run without a Chromium tells the person. */
export const noChromium =
  'no Chromium found: set CHROMIUM_PATH to one, or install the package "chromium"';

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = await provideChromium();
  console.log(path ?? noChromium);
  process.exitCode = path === undefined ? 3 : 0;
}
