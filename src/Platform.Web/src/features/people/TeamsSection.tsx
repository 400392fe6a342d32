import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Team } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import type { Column } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { useAgentName } from '../names';
import { type Named, NamedSection } from './NamedSection';

export function TeamsSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const agentName = useAgentName();
  const { list } = useFormats();
  const teams = useQuery({
    queryKey: ['teams'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/teams', { params: { path } }))).items,
  });
  const columns: Column<Team>[] = [
    { key: 'agents', title: t('people.members'), render: ({ agents }) => list(agents.map(agentName)) || '–' },
  ];
  const save = ({ id, name }: Named): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/teams/{team}', { params: { path: { ...path, team: id } }, body: { name } }));
  const remove = (id: string): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/teams/{team}', { params: { path: { ...path, team: id } } }));
  return (
    <NamedSection
      title={t('people.teams')}
      help={t('peopleHelp.teams')}
      add={t('people.addTeam')}
      query={teams}
      columns={columns}
      valuesOf={(row): Named => ({ id: row?.id ?? '', name: row?.name ?? '' })}
      save={save}
      remove={remove}
    />
  );
}
