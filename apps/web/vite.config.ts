/** The build of the web application: static files without inline script or style. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { libpgQueryWasm } from './vite-plugins/libpg-query-wasm.ts';

export default defineConfig({
  plugins: [react(), libpgQueryWasm()],
  worker: { format: 'es', plugins: () => [libpgQueryWasm()] },
  build: {
    target: 'es2023',
    // The content policy allows fonts and scripts from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    // The API of a server that runs beside the development server.
    proxy: { '/api': 'http://127.0.0.1:4477' },
  },
});
