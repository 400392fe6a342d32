import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Presence } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { clock, useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Facts, Section } from '../../shared/Page';

/** The agent's own day so far. A state is counted when it ends, so that is when the figures are asked for anew. */
export function MyFigures({ presence }: { presence: Presence }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const queries = useQueryClient();
  const { number, percent } = useFormats();
  const figures = useQuery({
    queryKey: ['my-figures'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/agent/figures', { params: { path } }))).figures,
  });
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['my-figures'] });
  }, [queries, presence.presence]);
  return (
    <Section title={t('desk.myFigures')}>
      <Loaded query={figures}>
        {(mine) => (
          <Facts
            items={[
              { name: t('figure.handled'), value: number(mine.handled) },
              { name: t('figure.averageHandlingMs'), value: mine.averageHandlingMs === null ? '–' : clock(mine.averageHandlingMs) },
              { name: t('figure.talkMs'), value: clock(mine.talkMs) },
              { name: t('figure.holdMs'), value: clock(mine.holdMs) },
              { name: t('figure.wrapUpMs'), value: clock(mine.wrapUpMs) },
              { name: t('figure.transfers'), value: number(mine.transfers) },
              { name: t('figure.breakMs'), value: clock(mine.breakMs) },
              { name: t('figure.loggedInMs'), value: clock(mine.loggedInMs) },
              { name: t('figure.occupancy'), value: mine.occupancy === null ? '–' : percent(mine.occupancy) },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}
