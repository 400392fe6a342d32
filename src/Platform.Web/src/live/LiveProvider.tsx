import { type QueryKey, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { LiveEvent } from '../api/types';
import { useConsole } from '../app/console';
import { Feed } from './feed';
import type { LinkState } from './link';
import { openLink } from './openLink';

type Live = { feed: Feed; state: LinkState };

const LiveContext = createContext<Live | null>(null);

/** One hub connection for all pages. Whenever it is (again) open, everything shown is asked for anew: events may have been missed. */
export function LiveProvider({ hubUrl, children }: { hubUrl: string; children: ReactNode }) {
  const { session } = useConsole();
  const queries = useQueryClient();
  const feed = useMemo(() => new Feed(), []);
  const [state, setState] = useState<LinkState>('connecting');
  useEffect(() => {
    const onState = (next: LinkState): void => {
      setState(next);
      if (next === 'live') void queries.invalidateQueries();
    };
    return openLink(hubUrl, session, { onState, onEvent: (event) => feed.push(event) });
  }, [hubUrl, session, queries, feed]);
  const live = useMemo(() => ({ feed, state }), [feed, state]);
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

function useLive(): Live {
  const live = useContext(LiveContext);
  if (live === null) throw new Error('Outside the live feed.');
  return live;
}

export function useLinkState(): LinkState {
  return useLive().state;
}

export function useLiveEvents(onEvent: (event: LiveEvent) => void): void {
  const { feed } = useLive();
  useEffect(() => feed.subscribe(onEvent), [feed, onEvent]);
}

/** A snapshot that events keep up to date. `after` must be a function of the module, not of the render. */
export function useLiveQuery<State>(key: QueryKey, ask: () => Promise<State>, after: (state: State, event: LiveEvent) => State): UseQueryResult<State> {
  const { feed } = useLive();
  const queries = useQueryClient();
  const hash = JSON.stringify(key);
  useEffect(
    () => feed.subscribe((event) => queries.setQueryData<State>(JSON.parse(hash) as QueryKey, (state) => state && after(state, event))),
    [feed, queries, hash, after],
  );
  // What happened while no page showed it was not applied, so that what is kept may be old, however young.
  return useQuery({ queryKey: key, queryFn: () => feed.snapshot(ask, after), refetchOnMount: 'always' });
}
