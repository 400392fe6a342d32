import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Queue } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { type Column, DataTable } from '../../shared/DataTable';
import { Failure } from '../../shared/Failure';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { builtIn, usePromptChoices } from './usePrompts';

/** What callers hear: the tenant's music, and each queue's greeting and music. */
export function SoundsSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const queries = useQueryClient();
  const onSettled = (): Promise<void> => queries.invalidateQueries();
  const queues = useQuery({
    queryKey: ['queues'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/queues', { params: { path } }))).items,
  });
  const music = useQuery({
    queryKey: ['music'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/music', { params: { path } })),
  });
  const settingMusic = useMutation({
    mutationFn: (prompt: string | null) => take(api.PUT('/t/{tenant}/api/v1/music', { params: { path }, body: { prompt } })),
    onSettled,
  });
  const setting = useMutation({
    mutationFn: ({ id, live: _, ...body }: Queue) => take(api.PUT('/t/{tenant}/api/v1/queues/{queue}', { params: { path: { ...path, queue: id } }, body })),
    onSettled,
  });
  const isSetting = (queue: Queue): boolean => setting.isPending && setting.variables.id === queue.id;
  const columns: Column<Queue>[] = [
    { key: 'queue', title: t('call.queue'), render: (queue) => queue.name },
    {
      key: 'greeting',
      title: t('prompt.greeting'),
      render: (queue) => (
        <PromptSelect
          label={t('prompt.greetingOf', { queue: queue.name })}
          otherwise={t('prompt.noGreeting')}
          value={queue.greeting}
          isSetting={isSetting(queue)}
          onChange={(greeting) => setting.mutate({ ...queue, greeting })}
        />
      ),
    },
    {
      key: 'music',
      title: t('prompt.music'),
      render: (queue) => (
        <PromptSelect
          label={t('prompt.musicOf', { queue: queue.name })}
          otherwise={t('prompt.tenantsMusic')}
          value={queue.music}
          isSetting={isSetting(queue)}
          onChange={(chosen) => setting.mutate({ ...queue, music: chosen })}
        />
      ),
    },
  ];
  return (
    <Section title={t('prompt.sounds')}>
      {settingMusic.isError && <Failure failure={settingMusic.error} />}
      <Loaded query={music}>
        {({ prompt }) => (
          <p className="row one-choice">
            {t('prompt.everywhere')}
            <PromptSelect
              label={t('prompt.everywhere')}
              value={prompt ?? builtIn}
              isSetting={settingMusic.isPending}
              onChange={(chosen) => settingMusic.mutate(chosen === builtIn ? null : chosen)}
            />
          </p>
        )}
      </Loaded>
      {setting.isError && <Failure failure={setting.error} />}
      <Loaded query={queues}>
        {(items) => <DataTable label={t('prompt.sounds')} columns={columns} rows={items} rowKey={(queue) => queue.id} empty={t('prompt.noQueues')} />}
      </Loaded>
    </Section>
  );
}

type PromptSelectProps = {
  label: string;
  /** What is heard when nothing is chosen; left out where something always is. */
  otherwise?: string;
  value: string | null;
  isSetting: boolean;
  onChange: (prompt: string | null) => void;
};

function PromptSelect({ label, otherwise, value, isSetting, onChange }: PromptSelectProps) {
  return (
    <Select
      className="point"
      aria-label={label}
      allowClear={otherwise !== undefined}
      options={usePromptChoices()}
      placeholder={otherwise}
      value={value}
      loading={isSetting}
      onChange={(chosen: string | null | undefined) => onChange(chosen ?? null)}
    />
  );
}
