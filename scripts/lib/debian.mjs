/** Installs Debian packages where that is allowed: as root on a machine with apt. */
import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** Whether this process may install packages with apt. */
export const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

let updated = false;

/** Installs packages with apt; resolves with success. */
export async function installDebian(...packages) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, minutes: 15, output: process.stderr };
  console.error(`Installing ${packages.join(', ')} (apt-get) …`);
  if (!updated) updated = (await run('apt-get', ['update', '-q'], options)) === 0;
  const args = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  return (await run('apt-get', args, options)) === 0;
}
