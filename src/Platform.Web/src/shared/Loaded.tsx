import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Refusal } from '../api/refusal';
import { Failure } from './Failure';
import { Skeleton } from './Skeleton';

/** What is not there will not come by asking again. */
const isGone = (failure: unknown): boolean => failure instanceof Refusal && failure.status === 404;

/** A query's data when it is there. Data that is there stays on the page when a later refresh fails, with a word about it. */
export function Loaded<Data>({ query, children }: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  return (
    <>
      {query.isError && <Failure failure={query.error} retry={isGone(query.error) ? undefined : () => void query.refetch()} />}
      {query.data !== undefined ? children(query.data) : query.isPending && <Skeleton />}
    </>
  );
}
