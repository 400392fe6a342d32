import type { FlowTestInput } from '../../api/types';

/** What is pressed each time that the flow listens, with commas between; a time on the reader's own clock; answers of look-ups, one a line. */
export type TestValues = { keys: string; at: string; answers: string };

/** Nothing between two commas presses nothing that time. */
export function testInput({ keys, at, answers }: TestValues): FlowTestInput {
  const entries = keys.trim() === '' ? [] : keys.split(/[,，]/).map((entry) => entry.trim());
  const texts = answers.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return { keys: entries, at: at === '' ? null : new Date(at).toISOString(), answers: texts };
}
