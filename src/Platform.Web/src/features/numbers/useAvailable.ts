import { useInfiniteQuery } from '@tanstack/react-query';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';

const pageSize = 10;

/** Free numbers of the pools that the tenant may use, page by page. */
export function useAvailable(digits: string) {
  const api = useApi();
  const path = useTenant();
  return useInfiniteQuery({
    queryKey: ['available-numbers', digits],
    queryFn: ({ pageParam }) => {
      const query = { limit: pageSize, ...(digits !== '' && { digits }), ...(pageParam !== null && { after: pageParam }) };
      return take(api.GET('/t/{tenant}/api/v1/numbers/available', { params: { path, query } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
