import { describe, expect, it } from 'vitest';
import { preferredLanguage } from './language';
import en from './en.json';
import { isFirst, type Texts, textsOf } from './firstTexts';
import zh from './zh-CN.json';

function leaves(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[prefix + key, value] as const] : [...leaves(value, `${prefix}${key}.`)])),
  );
}

const english = leaves(en);
const chinese = leaves(zh);
const sources = Object.entries(import.meta.glob('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true })) as [string, string][];

describe('texts', () => {
  it('has the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('has no empty text and the same variables in both languages', () => {
    const variables = (text: string | undefined) => [...(text ?? '').matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
    for (const [key, text] of english) {
      expect(text, key).not.toBe('');
      expect(chinese.get(key), key).not.toBe('');
      expect(variables(chinese.get(key)), key).toEqual(variables(text));
    }
  });

  it('has a text for every key in the sources', () => {
    const used = sources.flatMap(([file, source]) => [...source.matchAll(/\bt\('([\w.]+)'/g)].map((match) => [file, match[1]!] as const));
    expect(used.length).toBeGreaterThan(50);
    for (const [file, key] of used) expect(english.has(key), `${key} in ${file}`).toBe(true);
  });

  it('has no text that the sources do not name', () => {
    const all = sources.map(([, source]) => source).join('\n');
    for (const key of english.keys()) {
      const group = key.slice(0, key.lastIndexOf('.'));
      expect(all.includes(`t('${key}'`) || all.includes(`t(\`${group}.\${`), key).toBe(true);
    }
  });
});

/** The sources that are loaded before the first page is drawn: `file` and what it imports at once. */
function atOnce(file: string, known = new Set<string>()): Set<string> {
  const source = sources.find(([name]) => name === file)?.[1];
  if (source === undefined || known.has(file)) return known;
  known.add(file);
  for (const [, path] of source.matchAll(/^(?:import|export)\b(?!\s+type)[^;]*?from '(\.[^']+)';/gm)) {
    const name = new URL(path!, `file:///src/i18n/${file}`).pathname.replace('/src/i18n/', './').replace('/src/', '../');
    for (const ending of ['.ts', '.tsx', '/index.ts']) atOnce(name + ending, known);
  }
  return known;
}

describe('first texts', () => {
  it('have every text that is named by what is loaded before the first page is drawn', () => {
    const files = new Set([...atOnce('../main.tsx'), ...atOnce('../prepare.ts')]);
    expect([...files]).toContain('../features/desk/DeskPage.tsx');
    const source = sources.flatMap(([name, text]) => (files.has(name) ? [text] : [])).join('\n');
    const named = [...english.keys()].filter((key) => source.includes(`'${key}'`) || source.includes(`t(\`${key.slice(0, key.lastIndexOf('.'))}.\${`));
    expect(named.filter((key) => !isFirst(key))).toEqual([]);
  });

  it('are with the rest all texts, and far fewer', () => {
    const [first, rest] = [leaves(textsOf(en, isFirst)), leaves(textsOf(en, (key) => !isFirst(key)))];
    expect(first.size + rest.size).toBe(english.size);
    expect(first.size).toBeLessThan(english.size / 3);
  });
});

describe('preferredLanguage', () => {
  it.each([
    ['en', ['zh-CN'], 'en'],
    [null, ['zh-TW', 'en'], 'zh-CN'],
    [null, ['fr', 'en-GB', 'zh'], 'en'],
    [null, ['fr'], 'en'],
  ] as const)('chosen %s, browser %j: %s', (chosen, browser, expected) => {
    expect(preferredLanguage(chosen, browser)).toBe(expected);
  });
});
