import { expect, it } from 'vitest';
import en from '../../i18n/en.json';
import { draftOf, faultsByNode, type FlowDraft, linksOf, newNode, placeOf, withNode, withoutNode } from './flowDraft';
import { layoutOf } from './flowLayout';
import { type Field, fieldsOf, kinds } from './flowSchema';

const draft: FlowDraft = {
  start: 'menu',
  nodes: [
    { type: 'menu', id: 'menu', prompts: ['phrase:welcome'], choices: [{ key: '1', next: 'sales' }, { key: '2', next: 'again' }], otherwise: 'bye' },
    { type: 'queue', id: 'sales', queue: 'sales' },
    { type: 'say', id: 'again', prompts: ['phrase:oneMoment'], next: 'menu' },
    { type: 'hangUp', id: 'bye' },
    { type: 'say', id: 'lost', prompts: [], next: 'nowhere' },
  ],
};

it('has a word for every kind of node and each of its fields', () => {
  const named = (fields: readonly Field[]): string[] => fields.flatMap((field) => [field.name, ...(field.type === 'rows' ? named(field.fields) : [])]);
  expect(kinds).toContain('menu');
  for (const kind of kinds) {
    expect(en.flowKind, kind).toHaveProperty(kind);
    for (const name of named(fieldsOf(kind))) expect(Object.keys(en.flowField), `${kind}.${name}`).toContain(name);
  }
});

it('knows the ways out of a node by the schema', () => {
  expect(linksOf(draft.nodes[0]!).map(({ property, row, next }) => `${row?.name ?? ''} ${property} ${next}`)).toEqual([
    '1 next sales',
    '2 next again',
    ' otherwise bye',
  ]);
  expect(linksOf({ type: 'hours', id: 'h', calendar: 'c', open: 'a' }).map(({ property, next }) => `${property} ${next}`)).toEqual(['open a', 'closed null']);
  expect(linksOf({ type: 'queue', id: 'q', queue: 'menu' })).toEqual([]);
});

it('lets links follow a node that gets another id, and end where it is gone', () => {
  const renamed = withNode(draft, 'menu', { ...draft.nodes[0]!, id: 'main' });
  expect(renamed.start).toBe('main');
  expect(renamed.nodes[2]!.next).toBe('main');
  const without = withoutNode(draft, 'sales');
  expect(linksOf(without.nodes[0]!)[0]!.next).toBeNull();
  expect(withoutNode(draft, 'menu').start).toBe('sales');
});

it('makes nodes with what they need', () => {
  expect(newNode('menu', ['menu'])).toEqual({ type: 'menu', id: 'menu-2', prompts: [], choices: [] });
  expect(newNode('hangUp', [])).toEqual({ type: 'hangUp', id: 'hang-up' });
});

it('puts nodes in columns by the steps to them, each line between two of them', () => {
  const { nodes, links } = layoutOf(draft);
  const columns = [...new Set(nodes.map(({ x }) => x))].map((x) => nodes.filter((one) => one.x === x).map(({ node }) => node.id));
  expect(columns).toEqual([['menu'], ['sales', 'again', 'bye'], ['lost']]);
  expect(links.map(({ key, isBack }) => `${key} ${isBack}`)).toEqual(['menu 0 false', 'menu 1 false', 'menu 2 false', 'again 0 true']);
  expect(nodes.filter(({ isReached }) => !isReached).map(({ node }) => node.id)).toEqual(['lost']);
});

it('finds the node of a fault', () => {
  const faults = [{ path: 'nodes[4].next' }, { path: 'start' }, { path: 'nodes[4]' }];
  expect([...faultsByNode(draft, faults)].map(([id, { length }]) => `${id} ${length}`)).toEqual(['lost 2', ' 1']);
});

it.each([
  ['nodes[4].next', 'lost.next'],
  ['nodes[0].choices[1].next', 'menu.choices[1].next'],
  ['start', 'start'],
  ['nodes[9]', 'nodes[9]'],
])('names the place %s as %s', (path, place) => {
  expect(placeOf(draft, path)).toBe(place);
});

it.each([[null], [{}], [{ start: 1, nodes: [null, 3, { id: 'x' }] }]])('reads %j as an empty flow', (json) => {
  expect(draftOf(json)).toEqual({ start: '', nodes: [] });
});
