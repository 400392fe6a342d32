import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const gateway = 'http://127.0.0.1:8080';

/** The console up to the first page: the first script asks for it. */
const main = 'src/main.tsx';

/** What `main` needs by imports that are not lazy. */
const ofMain = new Set<string>();

function findOfMain(): Plugin {
  return {
    name: 'find-of-main',
    apply: 'build',
    buildEnd() {
      const want = (id: string): void => {
        if (ofMain.has(id)) return;
        ofMain.add(id);
        this.getModuleInfo(id)?.importedIds.forEach(want);
      };
      [...this.getModuleIds()].filter((id) => id.endsWith(main)).forEach(want);
    },
  };
}

/** One file each of the first script, of what `main` needs of others, and of our own: each small file costs a request and its headers. */
const groups = [
  { name: 'start', tags: ['$initial' as const], priority: 2 },
  { name: 'base', test: (id: string) => ofMain.has(id) && id.includes('node_modules'), priority: 1 },
  { name: 'main', test: (id: string) => ofMain.has(id) },
];

/** So that `main` is on its way as soon as the page is read, and not when the first script has run. */
function preloadMain(): Plugin {
  return {
    name: 'preload-main',
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
        chunks.filter((chunk) => chunk.moduleIds.some((id) => id.endsWith(main))).forEach((chunk) => want(chunk.fileName));
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
  plugins: [react(), findOfMain(), preloadMain()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: { output: { codeSplitting: { groups } } },
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
