import { expect, it } from 'vitest';
import type { CallDetail, Leg, Offer, PathStep } from '../../api/types';
import { choicesOf, asideOf, timelineOf } from './timeline';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 8, 0, second)).toISOString();

function step(kind: PathStep['kind'], from: number, to: number | null, rest: Partial<PathStep> = {}): PathStep {
  return { kind, party: 'x', from: at(from), to: to === null ? null : at(to), legId: null, by: null, outcome: null, ...rest };
}

const offer = { offerId: 'o1', agent: '1001', why: 'Idle longest.' } as Offer;
const call = { offeredAt: at(0), answeredAt: at(1), endedAt: at(30) } as CallDetail['call'];

it('tells a call from its arrival to its end, each offer with why', () => {
  const path = [step('queue', 1, 8), step('offer', 3, 8, { legId: 'o1' }), step('talk', 8, 30)];
  const moments = timelineOf({ call, path, offers: [offer] } as CallDetail);
  expect(moments.map((moment) => (moment.what === 'step' ? moment.step.kind : moment.what))).toEqual([
    'began',
    'answered',
    'queue',
    'offer',
    'talk',
    'ended',
  ]);
  expect(moments.flatMap((moment) => (moment.what === 'step' && moment.offer ? [moment.offer.why] : []))).toEqual(['Idle longest.']);
});

it.each<[string, PathStep[], Partial<Leg>[], boolean | null]>([
  ['nobody', [step('talk', 8, null)], [], null],
  ['nobody any more', [step('consult', 9, 12, { legId: 'l2' })], [{ legId: 'l2', answeredAt: at(10) }], null],
  ['somebody who is called', [step('consult', 9, null, { legId: 'l2' })], [{ legId: 'l2', answeredAt: null }], false],
  ['somebody who answered', [step('consult', 9, null, { legId: 'l2' })], [{ legId: 'l2', answeredAt: at(10) }], true],
  ['a queue', [step('transfer', 9, null)], [], false],
])('finds who is asked aside: %s', (_, path, legs, answered) => {
  expect(asideOf({ path, legs: legs as Leg[] })?.isAnswered ?? null).toBe(answered);
});

it('tells the ways that were taken in a flow, and no others', () => {
  const path = [
    step('flow', 1, 9, { detail: '3' }),
    step('flowNode', 2, 4, { party: 'menu', detail: '1' }),
    step('flowNode', 4, 9, { party: 'greeting' }),
    step('queue', 9, null),
  ];
  expect(choicesOf({ path })).toEqual(['menu: 1']);
});
