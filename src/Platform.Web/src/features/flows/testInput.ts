import type { FlowTestInput } from '../../api/types';

/** What is pressed each time that the flow listens, with commas between; a time on the reader's own clock. */
export type TestValues = { keys: string; at: string };

/** Nothing between two commas presses nothing that time. */
export function testInput({ keys, at }: TestValues): FlowTestInput {
  const entries = keys.trim() === '' ? [] : keys.split(/[,，]/).map((entry) => entry.trim());
  return { keys: entries, at: at === '' ? null : new Date(at).toISOString() };
}
