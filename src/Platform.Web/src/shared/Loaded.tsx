import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './Failure';
import { Skeleton } from './Skeleton';

/** A query's data when it is there. Data that is there stays on the page when a later refresh fails, with a word about it. */
export function Loaded<Data>({ query, children }: { query: UseQueryResult<Data>; children: (data: Data) => ReactNode }) {
  return (
    <>
      {query.isError && <Failure failure={query.error} retry={() => void query.refetch()} />}
      {query.data !== undefined ? children(query.data) : query.isPending && <Skeleton />}
    </>
  );
}
