import { expect, it } from 'vitest';
import { figuresOf } from './echoCall';

it('reads round trip, jitter and loss from what the browser counts', () => {
  const reports = [
    { type: 'inbound-rtp', jitter: 0.004, packetsReceived: 98, packetsLost: 2 },
    { type: 'remote-inbound-rtp', roundTripTime: 0.025 },
  ];
  expect(figuresOf(reports)).toEqual({ roundTripMs: 25, jitterMs: 4, lost: 0.02 });
});

it('knows nothing before anything has come, and takes packets that came twice for no loss', () => {
  expect(figuresOf([])).toEqual({ roundTripMs: null, jitterMs: null, lost: null });
  expect(figuresOf([{ type: 'inbound-rtp', jitter: 0, packetsReceived: 50, packetsLost: -1 }])).toEqual({ roundTripMs: null, jitterMs: 0, lost: 0 });
});
