/** The build of the web application: static files without inline script or style. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { libpgQueryWasm } from './vite-plugins/libpg-query-wasm.ts';

export default defineConfig({
  logLevel: 'warn',
  plugins: [react(), libpgQueryWasm()],
  worker: { format: 'es', plugins: () => [libpgQueryWasm()] },
  build: {
    target: 'es2023',
    // The content policy allows fonts and scripts from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The parser and the editor of SQL are chunks of their own, loaded when they are needed.
    chunkSizeWarningLimit: 1500,
  },
});
