import { Refusal } from '../../api/refusal';
import type { Trunk, TrunkInput } from '../../api/types';

const newTrunk = {
  name: '',
  addresses: ['192.0.2.1'],
  peers: [{ uri: 'sip:192.0.2.1', priority: 10, weight: 10 }],
  maxChannels: 30,
  healthIntervalS: 30,
  peerSilenceMs: 4000,
};

/** What an operator may write of a trunk, as JSON. Passwords are never shown; left out, they stay as they are. */
export function textOf(trunk: Trunk | null): string {
  if (trunk === null) return JSON.stringify(newTrunk, null, 2);
  const { id: _, status: __, ...input } = trunk;
  return JSON.stringify(input, null, 2);
}

/** Throws what the server would have said of a text that is no JSON object. */
export function trunkOf(text: string): TrunkInput {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read === 'object' && read !== null && !Array.isArray(read)) return read as TrunkInput;
    throw new SyntaxError('{ … }');
  } catch (failure) {
    const message = failure instanceof Error ? failure.message : '';
    throw new Refusal(400, { code: 'not_json', detail: 'JSON', faults: [{ path: 'json', message, code: null }] });
  }
}
