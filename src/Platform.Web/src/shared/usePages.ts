import { type InfiniteData, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';

const pageSize = 50;

/** A page of a list, newest first; `next` is where the one after it begins, null after the last. */
export type ListPage<Item> = { items: Item[]; next: string | null };

/** What says to the server which page is wanted. */
export type PageQuery = { limit: number; before?: string };

export type Pages<Item> = UseInfiniteQueryResult<InfiniteData<ListPage<Item>>>;

/** A list that is asked for a page at a time. */
export function usePages<Item>(queryKey: readonly unknown[], ask: (page: PageQuery) => Promise<ListPage<Item>>): Pages<Item> {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask({ limit: pageSize, ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
