import { expect, it } from 'vitest';
import { expiryAfter } from './apiKeyExpiry';

it.each([
  [null, null],
  [1, '2026-11-28T10:00:00.000Z'],
  [90, '2027-02-25T10:00:00.000Z'],
])('%s days of life end at %s', (days, end) => {
  expect(expiryAfter(days, new Date('2026-11-27T10:00:00Z'))).toBe(end);
});
