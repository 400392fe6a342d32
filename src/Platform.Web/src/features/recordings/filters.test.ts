import { expect, test } from 'vitest';
import { queryOf } from './filters';

test('lengths are asked for in milliseconds', () => {
  expect(queryOf({ minLength: '2.5', maxLength: 'x', faulty: '1', agent: '1001' })).toEqual({ agent: '1001', minLengthMs: 2500, maxLengthMs: 0, faulty: true });
});
