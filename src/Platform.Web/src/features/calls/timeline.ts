import type { CallDetail, Leg, Offer } from '../../api/types';

/** One thing that happened in a call. */
export type Moment = { at: string } & (
  | { what: 'arrived' | 'answered' | 'connected' | 'ended' }
  | { what: 'offer'; offer: Offer }
  | { what: 'held' | 'resumed'; by: Leg['role'] }
);

/** All of a call in the order of time; what happened at one instant keeps the order of the list below. */
export function timelineOf({ call, offers, holds }: CallDetail): Moment[] {
  const moments: Moment[] = [{ at: call.offeredAt, what: 'arrived' }];
  if (call.answeredAt !== null) moments.push({ at: call.answeredAt, what: 'answered' });
  for (const offer of offers) moments.push({ at: offer.at, what: 'offer', offer });
  if (call.connectedAt !== null) moments.push({ at: call.connectedAt, what: 'connected' });
  for (const hold of holds) {
    moments.push({ at: hold.from, what: 'held', by: hold.by });
    if (hold.to !== null) moments.push({ at: hold.to, what: 'resumed', by: hold.by });
  }
  if (call.endedAt !== null) moments.push({ at: call.endedAt, what: 'ended' });
  return moments.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
