import { expect, it } from 'vitest';
import { Refusal } from '../../api/refusal';
import type { Trunk } from '../../api/types';
import { textOf, trunkOf } from './trunkText';

it('writes what may be changed of a trunk and reads it back', () => {
  const trunk = { id: 'north', name: 'North', addresses: [], account: { user: 'u', registers: true }, status: { channelsInUse: 1 } } as unknown as Trunk;
  expect(trunkOf(textOf(trunk))).toEqual({ name: 'North', addresses: [], account: { user: 'u', registers: true } });
  expect(trunkOf(textOf(null)).name).toBe('');
});

it.each(['', '[]', '"north"', '{"name": }'])('refuses %j, with a fault at the text', (text) => {
  expect(() => trunkOf(text)).toThrow(Refusal);
  try {
    trunkOf(text);
  } catch (failure) {
    expect((failure as Refusal).faults.map(({ path }) => path)).toEqual(['json']);
  }
});
