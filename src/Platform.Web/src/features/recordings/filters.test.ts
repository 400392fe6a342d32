import { expect, test } from 'vitest';
import { filtersOf, queryOf } from './filters';

test('lengths are asked for in milliseconds, and what is no filter is left out', () => {
  const filters = filtersOf(new URLSearchParams('minLength=2.5&maxLength=x&faulty=1&other=1&agent=1001'));
  expect(filters).toEqual({ minLength: '2.5', maxLength: 'x', faulty: '1', agent: '1001' });
  expect(queryOf(filters)).toEqual({ agent: '1001', minLengthMs: 2500, maxLengthMs: 0, faulty: true });
});
