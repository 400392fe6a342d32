import { expect, it } from 'vitest';
import type { Mailbox } from '../../api/types';
import { inputOf, ownerOf, valuesOf } from './mailboxForm';

const box: Mailbox = {
  id: 'night',
  name: 'Night',
  queue: 'support',
  team: null,
  agent: null,
  greeting: null,
  maxLengthMs: 60_000,
  minLengthMs: 1_000,
  silenceMs: 4_000,
  keepDays: 7,
  yieldMs: 0,
  retryAfterMs: 20_000,
  newMessages: 3,
};

it('goes from a mailbox to the form and back', () => {
  const { id: _, newMessages: __, ...input } = box;
  expect(inputOf(valuesOf(box))).toEqual(input);
  expect(inputOf(valuesOf({ ...box, queue: null, team: 'north', greeting: 'storm' }))).toEqual({ ...input, queue: null, team: 'north', greeting: 'storm' });
  expect(inputOf(valuesOf({ ...box, queue: null, agent: '1001' }))).toEqual({ ...input, queue: null, agent: '1001' });
});

it('names the owner by its kind', () => {
  expect([ownerOf(box), ownerOf({ queue: null, team: 'north', agent: null }), ownerOf({ queue: null, team: null, agent: '1001' })]).toEqual([
    'queue:support',
    'team:north',
    'agent:1001',
  ]);
});
