import type { Agent } from '../../api/types';

/** An agent as it is edited, with the password of the log-in of the same name. */
export type AgentValues = {
  id: string;
  name: string;
  queues: string[];
  product: string;
  device: 'console' | 'phone';
  /** Empty: as it is. */
  sipPassword: string;
  /** Empty: as it is. */
  password: string;
  team: string | null;
  skills: { skill: string; level: number }[];
  autoAnswer: boolean;
  takes: Agent['takes'];
};

/** What queues can offer an agent. */
export const contactKinds = ['call', 'callback', 'message'] as const satisfies Agent['takes'];

export const firstExtension = 1001;

/** The first extension from 1001 on that nobody has. */
export function freeExtension(taken: readonly string[]): string {
  let number = firstExtension;
  while (taken.includes(String(number))) number++;
  return String(number);
}

export function newAgent(taken: readonly string[], product: string, queues: string[]): AgentValues {
  const id = freeExtension(taken);
  return { id, name: '', queues, product, device: 'console', sipPassword: '', password: '', team: null, skills: [], autoAnswer: false, takes: [...contactKinds] };
}

export function valuesOf(agent: Agent): AgentValues {
  const { id, name, queues, product, signIn, team, skills, autoAnswer, takes } = agent;
  return { id, name, queues, product, device: signIn, sipPassword: '', password: '', team, skills, autoAnswer, takes };
}
