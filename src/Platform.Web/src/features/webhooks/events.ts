import type { WebhookEvent } from '../../api/types';

/** What a webhook can want; a test is sent when it is asked for. */
export const wantable: readonly WebhookEvent[] = [
  'callEnded',
  'callAbandoned',
  'callbackRequested',
  'callbackEnded',
  'callbackGivenUp',
  'voicemailLeft',
  'recordingReady',
  'recordingMissing',
];
