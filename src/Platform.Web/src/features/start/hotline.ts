/** The ids of what the first steps make. */
export const ids = { calendar: 'office', flow: 'hotline', queue: 'hotline', prompt: 'greeting' } as const;

export const builtInGreeting = 'phrase:welcome';

type Node = { type: string; id: string; [property: string]: unknown };

export type FlowDraft = { start: string; nodes: Node[] };

export type Hotline = {
  /** Id of the calendar. */
  calendar: string;
  /** What callers hear first, such as `phrase:welcome`; null for nothing. */
  greeting: string | null;
  /** Id of the queue; empty as long as there is none. */
  queue: string;
};

/** By the hours to the greeting and the queue; who calls outside them is told so. */
export function hotlineFlow({ calendar, greeting, queue }: Hotline): FlowDraft {
  const greet: Node[] = greeting === null ? [] : [{ type: 'say', id: 'greeting', prompts: [greeting], next: 'queue' }];
  return {
    start: 'hours',
    nodes: [
      { type: 'hours', id: 'hours', calendar, open: greeting === null ? 'queue' : 'greeting', closed: 'closed' },
      ...greet,
      { type: 'queue', id: 'queue', queue },
      { type: 'say', id: 'closed', prompts: ['phrase:outsideHours'], next: 'bye' },
      { type: 'hangUp', id: 'bye' },
    ],
  };
}

/** The same flow with each of its nodes that lead to no queue yet leading to this one; whatever else was drawn in it stays. */
export function withQueue(draft: FlowDraft, queue: string): FlowDraft {
  return { ...draft, nodes: draft.nodes.map((node) => (node.type === 'queue' && node.queue === '' ? { ...node, queue } : node)) };
}
