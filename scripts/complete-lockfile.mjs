/**
 * Completes package-lock.json after `npm install`: packages with native parts name one optional
 * package for each platform, and npm leaves out those that a registry could not give it, without a
 * word. `npm ci` then refuses the lockfile. An entry needs no more than version and platform.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { at } from './lib/paths.mjs';

const platform =
  /(?<os>linux|darwin|win32|android|freebsd|openharmony)-(?<cpu>arm64|arm|x64|ia32|ppc64|riscv64|s390x)(?:-(?<abi>\w+))?$/;

/** Where Node would look for a package from a path of the lockfile, nearest first. */
function* places(path, name) {
  for (
    let base = path;
    ;
    base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))
  ) {
    yield base === '' ? `node_modules/${name}` : `${base}/node_modules/${name}`;
    if (base === '') return;
    if (!base.includes('node_modules/')) base = '';
  }
}

/** Optional packages that the lockfile's packages name and that it has no entry for. */
export function missingOptional(packages) {
  const missing = new Map();
  for (const [path, parent] of Object.entries(packages))
    for (const [name, version] of Object.entries(parent.optionalDependencies ?? {}))
      if (![...places(path, name)].some((place) => place in packages))
        missing.set(name, { version, parent });
  return missing;
}

/** The entry of an optional package, its platform read from its name. */
function entryOf(name, { version, parent }) {
  const { os, cpu, abi } = platform.exec(name)?.groups ?? {};
  const wasm = /wasm32/.test(name);
  if (os === undefined && !wasm) throw new Error(`no platform is known from the name ${name}`);
  const libc = os !== 'linux' ? undefined : abi?.startsWith('musl') ? 'musl' : 'glibc';
  return {
    version,
    cpu: [wasm ? 'wasm32' : cpu],
    ...(parent.dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    license: parent.license,
    optional: true,
    ...(os && { os: [os] }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = at('package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptional(lock.packages);
  for (const [name, found] of missing) lock.packages[`node_modules/${name}`] = entryOf(name, found);
  const byPath = ([one], [other]) => (one < other ? -1 : 1);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(byPath));
  if (missing.size > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${missing.size} entries added: ${[...missing.keys()].join(', ')}`);
}
