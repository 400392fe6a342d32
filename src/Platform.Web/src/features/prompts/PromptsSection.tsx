import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Prompt } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { clock } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { useQueues } from '../names';
import { ListenButton } from './ListenButton';
import { UploadDrawer } from './UploadDrawer';
import { freeId } from './upload';
import { usePrompts } from './usePrompts';

type Target = { id: string; name: string; isNew: boolean };

function newTarget(prompts: readonly Prompt[]): Target {
  return { id: freeId(prompts.map((prompt) => prompt.id)), name: '', isNew: true };
}

/** A prompt of less than a second has a length, too. */
function lengthOf(prompt: Prompt): string {
  return clock(Math.ceil(prompt.durationMs / 1000) * 1000);
}

export function PromptsSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const prompts = usePrompts();
  const [target, setTarget] = useState<Target | null>(null);
  const remove = (prompt: string): Promise<unknown> => take(api.DELETE('/t/{tenant}/api/v1/prompts/{prompt}', { params: { path: { ...path, prompt } } }));
  const columns: Column<Prompt>[] = [
    { key: 'name', title: t('prompt.name'), render: (prompt) => prompt.name },
    { key: 'length', title: t('prompt.length'), render: lengthOf, number: true },
    { key: 'uses', title: t('prompt.usedBy'), render: (prompt) => <Uses prompt={prompt} /> },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (prompt) => (
        <div className="actions">
          <ListenButton prompt={prompt} />
          <Button
            size="small"
            aria-label={`${t('prompt.replace')} ${prompt.name}`}
            onClick={() => setTarget({ id: prompt.id, name: prompt.name, isNew: false })}
          >
            {t('prompt.replace')}
          </Button>
          <ConfirmButton
            text={t('edit.remove')}
            subject={prompt.name}
            question={t('prompt.removeSure', { name: prompt.name })}
            act={() => remove(prompt.id)}
          />
        </div>
      ),
    },
  ];
  return (
    <Section title={t('prompt.own')}>
      <p className="quiet">{t('prompt.formats')}</p>
      <Loaded query={prompts}>
        {(items) => <DataTable label={t('prompt.own')} columns={columns} rows={items} rowKey={(prompt) => prompt.id} empty={t('prompt.none')} />}
      </Loaded>
      {prompts.data !== undefined && <Button onClick={() => setTarget(newTarget(prompts.data))}>{t('prompt.upload')}</Button>}
      {target !== null && <UploadDrawer {...target} onClose={() => setTarget(null)} />}
    </Section>
  );
}

function Uses({ prompt }: { prompt: Prompt }) {
  const { t } = useTranslation();
  const queues = useQueues();
  const nameOf = (id: string | null): string => queues.find((queue) => queue.id === id)?.name ?? id ?? '';
  if (prompt.usedBy.length === 0) return <>–</>;
  return (
    <>
      {prompt.usedBy.map((use) => (
        <div key={`${use.place} ${use.queue}`}>{t(`promptPlace.${use.place}`, { queue: nameOf(use.queue) })}</div>
      ))}
    </>
  );
}
