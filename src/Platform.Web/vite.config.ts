import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const gateway = 'http://127.0.0.1:8080';

/** Where nearly everybody comes to: loaded beside the entry instead of after it. */
const firstPages = ['src/app/TenantApp.tsx', 'src/features/desk/DeskPage.tsx'];

/** Import everything and re-export it; what of it is used nobody sees from the imports. */
const barrel = /[\\/](antd|@ant-design[\\/]icons)[\\/]es[\\/]index\.js$/;

/** What the first pages need by imports that are not lazy. */
const ofFirstPages = new Set<string>();

function findOfFirstPages(): Plugin {
  return {
    name: 'find-of-first-pages',
    apply: 'build',
    buildEnd() {
      const want = (id: string): void => {
        if (ofFirstPages.has(id) || barrel.test(id)) return;
        ofFirstPages.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(want);
      };
      [...this.getModuleIds()].filter((id) => firstPages.some((page) => id.endsWith(page))).forEach(want);
    },
  };
}

/** One file of what the entry needs and one of what the first pages do besides: each small file costs a round trip and its headers. */
const groups = [
  { name: 'base', tags: ['$initial' as const], priority: 2 },
  { name: 'icons', test: /[\\/]@ant-design[\\/]icons(-svg)?[\\/]/, priority: 1 },
  { name: 'desk', test: (id: string) => ofFirstPages.has(id) },
];

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
  plugins: [react(), findOfFirstPages(), preloadFirstPages()],
  // Modules that are put together would otherwise run in another order than their imports say.
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: { output: { codeSplitting: { groups }, strictExecutionOrder: true } },
  },
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
