import type { Figures } from '../../api/types';
import { clock, type Formats } from '../../shared/format';

export type FigureName = Exclude<keyof Figures, 'answeredInTarget'>;
export type Group = 'queue' | 'agent' | 'team' | 'number';

const contacts = [
  'offered',
  'answered',
  'abandoned',
  'shortAbandoned',
  'leftOtherwise',
  'serviceLevel',
  'abandonRate',
  'averageSpeedOfAnswerMs',
  'averageAbandonMs',
  'longestWaitMs',
] as const satisfies FigureName[];
const announced = ['waitsTold', 'averageToldErrorMs', 'averageToldExcessMs'] as const satisfies FigureName[];
const handling = ['handled', 'talkMs', 'holdMs', 'wrapUpMs', 'averageHandlingMs', 'transfers', 'ratings', 'averageRating'] as const satisfies FigureName[];
const time = ['readyMs', 'ringingMs', 'contactMs', 'breakMs', 'loggedInMs', 'occupancy', 'utilisation'] as const satisfies FigureName[];

/** What is known of each group; a number has no wrap-up, which is an agent's time, and no ratings. */
export const figuresOf: Record<Group, readonly FigureName[]> = {
  queue: [...contacts, ...announced, ...handling],
  number: [...contacts, ...handling.filter((name) => name !== 'wrapUpMs' && name !== 'ratings' && name !== 'averageRating')],
  agent: [...handling, ...time],
  team: [...handling, ...time],
};

const shares: ReadonlySet<FigureName> = new Set(['serviceLevel', 'abandonRate', 'occupancy', 'utilisation']);

/** As a reader of the language writes it; a dash where there is nothing to compute it from. */
export function figureText(name: FigureName, value: number | null, formats: Formats): string {
  if (value === null) return '–';
  if (shares.has(name)) return formats.percent(value);
  return name.endsWith('Ms') ? (value < 0 ? `−${clock(-value)}` : clock(value)) : formats.number(value);
}
