import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../api/client';
import type { Session } from '../auth/session';
import { presenceQuery } from '../features/desk/useDesk';
import { breakReasonsQuery } from '../shared/useBreakReasons';
import type { Place } from './place';
import { tenantQuery } from './tenantQuery';

/** Nobody looks at an empty window for longer because of them. */
const mostMs = 500;

/** What `askFirst` asked for is mostly there before the first page is drawn, which then is drawn once. */
export async function takeFirst(queries: QueryClient, api: Api, place: Place, session: Session): Promise<void> {
  const { who } = session.show();
  if (who === null || place.kind === 'operator') return;
  const path = { tenant: place.tenant };
  const first = [
    queries.prefetchQuery(tenantQuery(api, path)),
    who.agent !== null && queries.prefetchQuery(presenceQuery(api, path)),
    who.role === 'agent' && queries.prefetchQuery(breakReasonsQuery(api, path)),
  ];
  await Promise.race([Promise.all(first), new Promise((resolve) => setTimeout(resolve, mostMs))]);
}
