import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const backend = process.env['IGNY8_BACKEND'] ?? 'http://127.0.0.1:8000';

export default defineConfig({
  // Django serves the built files through WhiteNoise below this address.
  base: '/static/frontend/',
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Everything stays a file of its own: the content security policy allows no data: scripts and few data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': { target: backend }, '/admin': { target: backend } },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    restoreMocks: true,
    css: false,
    testTimeout: 30_000,
  },
});
