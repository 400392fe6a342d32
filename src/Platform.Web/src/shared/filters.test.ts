import { expect, test } from 'vitest';
import { filtersOf, timeOf } from './filters';

test('what is no filter, and what is empty, is left out', () => {
  expect(filtersOf(['from', 'agent', 'queue'], new URLSearchParams('agent=1001&queue=&other=1'))).toEqual({ agent: '1001' });
});

test('days become moments, the last day included', () => {
  expect(timeOf({})).toEqual({});
  const { from, to } = timeOf({ from: '2026-11-21', to: '2026-11-21' });
  expect(Date.parse(to!) - Date.parse(from!)).toBe(86_400_000);
});
