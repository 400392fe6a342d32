import { expect, it } from 'vitest';
import { freeExtension } from './agentValues';

it.each([
  [[], '1001'],
  [['1002'], '1001'],
  [['1001', '1002', '1004'], '1003'],
])('of %j the free extension is %s', (taken, free) => {
  expect(freeExtension(taken)).toBe(free);
});
