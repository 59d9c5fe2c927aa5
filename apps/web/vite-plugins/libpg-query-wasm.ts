/**
 * Makes Vite emit and serve the WASM file of libpg-query: the package asks an emscripten function
 * for its address, which no bundler can see. Knows that one file and nothing of the application.
 */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const call = 'locateFile("libpg-query.wasm")';
const wasm = join(
  dirname(createRequire(import.meta.url).resolve('libpg-query')),
  'libpg-query.wasm',
);

/** Rewrites the call to a `?url` import in builds; answers for the file in the development server. */
export function libpgQueryWasm(): Plugin {
  return {
    name: 'libpg-query-wasm',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/libpg-query\/wasm\/libpg-query\.js(?:\?|$)/.test(id)) return undefined;
      if (!code.includes(call)) this.error(`libpg-query no longer contains ${call}`);
      return {
        code: `import wasmUrl from './libpg-query.wasm?url';\n${code.replaceAll(call, 'wasmUrl')}`,
        map: null,
      };
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!request.url?.split('?')[0]?.endsWith('/libpg-query.wasm')) return next();
        response.setHeader('Content-Type', 'application/wasm');
        createReadStream(wasm).pipe(response);
      });
    },
  };
}
