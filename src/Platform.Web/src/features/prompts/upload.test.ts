import { expect, it } from 'vitest';
import { freeId, refusalOf } from './upload';

it('finds an id that is free', () => {
  expect(freeId([])).toBe('prompt-1');
  expect(freeId(['prompt-1', 'hello', 'prompt-3'])).toBe('prompt-2');
});

it('reads a refusal, whoever gave it', () => {
  expect(refusalOf(422, '{"code":"audio_silent","detail":"Silent."}')).toMatchObject({ code: 'audio_silent', message: 'Silent.', status: 422 });
  expect(refusalOf(502, '<html>')).toMatchObject({ code: 'unreadable', status: 502 });
});
