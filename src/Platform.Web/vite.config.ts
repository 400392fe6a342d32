import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const gateway = 'http://127.0.0.1:8080';

export default defineConfig({
  // Files are found beside index.html, wherever the gateway serves it.
  base: './',
  plugins: [react()],
  build: { target: 'es2023', outDir: 'dist', emptyOutDir: true },
  server: {
    proxy: {
      '^/t/[^/]+/(api|hub)(/|\\?|$)': { target: gateway, ws: true },
      '^/operator/api/': { target: gateway },
    },
  },
  // Waits are for a state; the limit is for a machine with much else to do.
  test: { environment: 'jsdom', include: ['src/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
});
