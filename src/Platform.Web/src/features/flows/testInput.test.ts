import { expect, it } from 'vitest';
import { testInput } from './testInput';

it('tells pressing nothing once from having nothing to press', () => {
  expect(testInput({ keys: ' ', at: '', answers: '' })).toEqual({ keys: [], at: null, answers: [] });
  expect(testInput({ keys: ', 1，4711#', at: '', answers: '' }).keys).toEqual(['', '1', '4711#']);
});

it('takes the time on the own clock', () => {
  expect(testInput({ keys: '', at: '2026-10-01T10:00', answers: '' }).at).toBe(new Date(2026, 9, 1, 10).toISOString());
});

it('takes a line for each answer', () => {
  expect(testInput({ keys: '', at: '', answers: '{"a": 1}\n\n {} ' }).answers).toEqual(['{"a": 1}', '{}']);
});
