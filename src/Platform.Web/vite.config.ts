import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const gateway = 'http://127.0.0.1:8080';

/** Where nearly everybody comes to: loaded beside the entry instead of after it. */
const firstPages = ['src/app/TenantApp.tsx', 'src/features/desk/DeskPage.tsx'];

function preloadFirstPages(): Plugin {
  return {
    name: 'preload-first-pages',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const wanted = new Set<string>();
        const want = (name: string): void => {
          if (wanted.has(name)) return;
          wanted.add(name);
          chunks.find((chunk) => chunk.fileName === name)?.imports.forEach(want);
        };
        chunks.filter((chunk) => firstPages.some((page) => chunk.facadeModuleId?.endsWith(page))).forEach((chunk) => want(chunk.fileName));
        return [...wanted]
          .filter((name) => !html.includes(name))
          .map((name) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` }, injectTo: 'head' as const }));
      },
    },
  };
}

export default defineConfig({
  // Files are found beside index.html, wherever the gateway serves it.
  base: './',
  plugins: [react(), preloadFirstPages()],
  build: { target: 'es2023', outDir: 'dist', emptyOutDir: true },
  server: {
    proxy: {
      '^/t/[^/]+/(api|hub)(/|\\?|$)': { target: gateway, ws: true },
      '^/operator/api/': { target: gateway },
    },
  },
  // Waits are for a state; the limit is for a machine with much else to do.
  test: {
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'], isolate: false } },
      { extends: true, test: { name: 'pages', environment: 'jsdom', include: ['src/**/*.test.tsx'] } },
    ],
  },
});
