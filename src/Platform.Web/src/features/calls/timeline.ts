import type { CallDetail, Offer, PathStep } from '../../api/types';

/** One thing that happened in a call: it came or was placed, it was answered, a step of its way, its end. */
export type Moment = { at: string } & ({ what: 'began' | 'answered' | 'ended' } | { what: 'step'; step: PathStep; offer: Offer | null });

/** All of a call in the order of time; what happened at one instant keeps the order of the list below. */
export function timelineOf({ call, offers, path }: CallDetail): Moment[] {
  const moments: Moment[] = [{ at: call.offeredAt, what: 'began' }];
  if (call.answeredAt !== null) moments.push({ at: call.answeredAt, what: 'answered' });
  for (const step of path) moments.push({ at: step.from, what: 'step', step, offer: offerOf(step, offers) });
  if (call.endedAt !== null) moments.push({ at: call.endedAt, what: 'ended' });
  return moments.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** What the queue weighed when it chose the agent; null for what is no offer. */
function offerOf(step: PathStep, offers: Offer[]): Offer | null {
  return step.kind === 'offer' ? (offers.find((offer) => offer.offerId === step.legId) ?? null) : null;
}

/** The third of a conference that goes on. */
export function conferenceOf({ path }: Pick<CallDetail, 'path'>): PathStep | null {
  return path.findLast(({ kind, to }) => to === null && kind === 'conference') ?? null;
}

/** Whom an agent of the call asks aside, or wants to transfer it to, and whether that party is there. */
export type Aside = { step: PathStep; isAnswered: boolean };

export function asideOf({ path, legs }: Pick<CallDetail, 'path' | 'legs'>): Aside | null {
  const step = path.findLast(({ kind, to }) => to === null && (kind === 'consult' || kind === 'transfer'));
  if (step === undefined) return null;
  const leg = step.legId === null ? undefined : legs.find(({ legId }) => legId === step.legId);
  return { step, isAnswered: leg !== undefined && leg.answeredAt !== null };
}

/** The ways that the caller took where a flow had several, such as the key pressed in a menu, in the order of time. */
export function choicesOf({ path }: Pick<CallDetail, 'path'>): string[] {
  return path.flatMap(({ kind, party, detail }) => (kind === 'flowNode' && detail != null ? [`${party}: ${detail}`] : []));
}
