import { expect, it } from 'vitest';
import { hotlineFlow, withQueue } from './hotline';

it.each([
  ['phrase:welcome', 'greeting'],
  [null, 'queue'],
])('leads from the hours by the greeting %s to %s', (greeting, open) => {
  const flow = hotlineFlow({ calendar: 'office', greeting, queue: '' });
  expect(flow.nodes[0]).toEqual({ type: 'hours', id: 'hours', calendar: 'office', open, closed: 'closed' });
  expect(flow.nodes.some(({ id }) => id === 'greeting')).toBe(greeting !== null);
});

it('fills in the queue and nothing else', () => {
  const flow = hotlineFlow({ calendar: 'office', greeting: 'prompt:hello', queue: '' });
  const own = { ...flow, nodes: [...flow.nodes, { type: 'queue', id: 'other', queue: 'sales' }] };
  const filled = withQueue(own, 'support');
  expect(filled.nodes.filter(({ type }) => type === 'queue').map(({ queue }) => queue)).toEqual(['support', 'sales']);
  expect(filled.nodes.length).toBe(own.nodes.length);
});
