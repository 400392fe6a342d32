import { expect, it } from 'vitest';
import document from '../../openapi.json';
import en from './en.json';

const schemas: Record<string, object> = document.components.schemas;

/** Every value that the API may answer has a word. */
it.each([
  ['AgentPresence', en.presence],
  ['CallPhase', en.phase],
  ['EndCause', en.cause],
  ['OfferOutcome', en.outcome],
  ['LegRole', en.leg],
  ['PathStepKind', en.step],
  ['SupervisionMode', en.supervision],
  ['NumberState', en.numberState],
  ['HoldingEnd', en.holdingEnd],
  ['NumberCapability', en.capability],
  ['CallDirection', en.direction],
  ['SeatKind', en.seatKind],
  ['LineRating', en.rating],
  ['UserRole', en.role],
  ['PromptPlace', en.promptPlace],
  ['QueueStrategy', en.queueStrategy],
  ['OverflowTrigger', en.overflowTrigger],
  ['AnswerMode', en.queueAnswer],
  ['WrapUpMode', en.wrapUpMode],
  ['RecordingMode', en.recordingMode],
  ['RecordingState', en.recordingState],
  ['RecordingFault', en.recordingFault],
  ['DayOfWeek', en.day],
  ['OpeningReason', en.openingReason],
  ['FlowChangeKind', en.flowChange],
  ['FlowFailure', en.flowFailure],
  ['WebhookEvent', en.webhookEvent],
  ['WebhookHealth', en.webhookHealth],
  ['DeliveryState', en.deliveryState],
  ['DeliveryFault', en.deliveryFault],
])('%s is translated', (schema, words) => {
  const { enum: all = [] } = schemas[schema] as { enum?: (string | null)[] };
  const values = all.filter((value) => value !== null);
  expect(values.length).toBeGreaterThan(0);
  for (const value of values) expect(words, schema).toHaveProperty(value);
});
