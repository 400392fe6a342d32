import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { isFirst, type Texts, textsOf } from './src/i18n/firstTexts.ts';

const gateway = 'http://127.0.0.1:8080';

/** What the first script asks for: what is done before anything is drawn, and what draws the first page. */
const prepare = 'src/prepare.ts';
const main = 'src/main.tsx';

/** What each of them needs by imports that are not lazy. */
const needed = { [prepare]: new Set<string>(), [main]: new Set<string>() };

function findNeeded(): Plugin {
  return {
    name: 'find-needed',
    apply: 'build',
    buildEnd() {
      const want = (id: string, known: Set<string>): void => {
        if (known.has(id)) return;
        known.add(id);
        this.getModuleInfo(id)?.importedIds.forEach((one) => want(one, known));
      };
      const ids = [...this.getModuleIds()];
      for (const [entry, known] of Object.entries(needed)) ids.filter((id) => id.endsWith(entry)).forEach((id) => want(id, known));
    },
  };
}

/**
 * One file each of the first script, of what prepares the first page, of what else draws it that is of others, and of our own: each small
 * file costs a request and its headers. What prepares is there first, and has run when the rest is.
 */
const groups = [
  { name: 'start', tags: ['$initial' as const], priority: 3 },
  { name: 'prepare', test: (id: string) => needed[prepare].has(id), priority: 2 },
  { name: 'base', test: (id: string) => needed[main].has(id) && id.includes('node_modules'), priority: 1 },
  { name: 'main', test: (id: string) => needed[main].has(id) },
];

/** A language's texts in two parts, `en.json?first` and `en.json?rest`. */
function splitTexts(): Plugin {
  return {
    name: 'split-texts',
    enforce: 'pre',
    transform(code, id) {
      const part = /\.json\?(?:import&)?(first|rest)$/.exec(id)?.[1];
      if (part === undefined) return null;
      const texts = textsOf(JSON.parse(code) as Texts, (key) => isFirst(key) === (part === 'first'));
      return { code: `export default ${JSON.stringify(texts)};`, moduleType: 'js', map: null };
    },
  };
}

/** So that both are on their way as soon as the page is read, and not when the first script has run. */
function preloadNeeded(): Plugin {
  return {
    name: 'preload-needed',
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
        for (const entry of [prepare, main])
          chunks.filter((chunk) => chunk.moduleIds.some((id) => id.endsWith(entry))).forEach((chunk) => want(chunk.fileName));
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
  plugins: [react(), splitTexts(), findNeeded(), preloadNeeded()],
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
