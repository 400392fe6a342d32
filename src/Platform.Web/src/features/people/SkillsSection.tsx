import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Skill } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import type { Column } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { useAgentName, useQueueName } from '../names';
import { type Named, NamedSection } from './NamedSection';

export function SkillsSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const agentName = useAgentName();
  const { list } = useFormats();
  const queueName = useQueueName();
  const skills = useQuery({
    queryKey: ['skills'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/skills', { params: { path } }))).items,
  });
  const columns: Column<Skill>[] = [
    { key: 'agents', title: t('people.members'), render: ({ agents }) => list(agents.map(agentName)) || '–' },
    { key: 'queues', title: t('people.askedBy'), render: ({ queues }) => list(queues.map(queueName)) || '–' },
  ];
  const save = ({ id, name }: Named): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/skills/{skill}', { params: { path: { ...path, skill: id } }, body: { name } }));
  const remove = (id: string): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/skills/{skill}', { params: { path: { ...path, skill: id } } }));
  return (
    <NamedSection
      title={t('people.skills')}
      help={t('peopleHelp.skills')}
      add={t('people.addSkill')}
      query={skills}
      columns={columns}
      valuesOf={(row): Named => ({ id: row?.id ?? '', name: row?.name ?? '' })}
      save={save}
      remove={remove}
    />
  );
}
