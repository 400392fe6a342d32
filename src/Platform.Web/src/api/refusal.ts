import type { components } from './schema';

type Problem = components['schemas']['Problem'];

/** An answer other than success, as RFC 9457 problem details say it. `detail` is already in the reader's language. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly traceId: string | null;
  readonly faults: readonly components['schemas']['ProblemFault'][];

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail ?? '');
    this.name = 'Refusal';
    this.code = problem.code ?? 'unreadable';
    this.status = status;
    this.traceId = problem.traceId ?? null;
    this.faults = problem.faults ?? [];
  }
}

/** The data of a successful answer; a refusal is thrown. */
export async function take<Data>(answer: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await answer;
  if (!response.ok) throw new Refusal(response.status, isProblem(error) ? error : {});
  return data as Data;
}

function isProblem(error: unknown): error is Partial<Problem> {
  return typeof error === 'object' && error !== null && 'code' in error;
}
