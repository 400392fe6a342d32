import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PhonePass } from '../api/types';
import { PassKeeper } from './passKeeper';

let answers: (PhonePass | Error)[] = [];
let given: string[] = [];

function pass(user: string, forS: number): PhonePass {
  return { user, validUntil: new Date(Date.now() + forS * 1000).toISOString() } as PhonePass;
}

function keep(): PassKeeper {
  return new PassKeeper(
    () => {
      const answer = answers.shift();
      return answer instanceof Error || answer === undefined ? Promise.reject(answer ?? new Error('none left')) : Promise.resolve(answer);
    },
    ({ user }) => given.push(user),
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  given = [];
});

afterEach(() => vi.useRealTimers());

it('asks anew at half of the life of a pass', async () => {
  answers = [pass('first', 600), pass('second', 900)];
  const keeper = keep();
  keeper.renew();
  await vi.advanceTimersByTimeAsync(299_000);
  expect(given).toEqual(['first']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(given).toEqual(['first', 'second']);
  keeper.stop();
});

it('asks again when it could not be answered, and never without a pause', async () => {
  answers = [new Error('no network'), pass('late', 1), pass('next', 600)];
  const keeper = keep();
  keeper.renew();
  await vi.advanceTimersByTimeAsync(4_000);
  expect(given).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(given).toEqual(['late']);
  await vi.advanceTimersByTimeAsync(8_000);
  expect(given).toEqual(['late']);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(given).toEqual(['late', 'next']);
  keeper.stop();
});

it('gives nothing any more once it is stopped', async () => {
  answers = [pass('late', 600)];
  const keeper = keep();
  keeper.renew();
  keeper.stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(given).toEqual([]);
});
