import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Flow, FlowFault } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Alert } from '../../shared/Alert';
import { Button } from '../../shared/Button';
import { Failure } from '../../shared/Failure';
import { Section } from '../../shared/Page';
import { Tag } from '../../shared/Tag';
import { draftOf, faultsByNode, type FlowDraft } from './flowDraft';
import { GraphEditor } from './GraphEditor';

type DraftSectionProps = { flow: Flow; faults: readonly FlowFault[] };

/** The draft as it is edited here, by graph or as JSON; saved as a whole. */
export function DraftSection({ flow, faults }: DraftSectionProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queries = useQueryClient();
  const path = { ...useTenant(), flow: flow.id };
  const [name, setName] = useState(flow.name);
  const [draft, setDraft] = useState(() => draftOf(flow.draft));
  const [json, setJson] = useState<string | null>(null);
  const wrong = json === null ? null : faultOf(json);
  const isChanged = name !== flow.name || json !== null || JSON.stringify(draft) !== JSON.stringify(draftOf(flow.draft));
  const saving = useMutation({
    mutationFn: () => take(api.PUT('/t/{tenant}/api/v1/flows/{flow}', { params: { path }, body: { name, draft: json === null ? draft : JSON.parse(json) } })),
    onSuccess: async (saved) => {
      setDraft(draftOf(saved.draft));
      setJson(null);
      await queries.invalidateQueries();
    },
  });
  const leaveJson = (tab: string): void => {
    if (tab === 'graph' && json !== null && wrong === null) {
      setDraft(draftOf(JSON.parse(json)));
      setJson(null);
    }
  };
  return (
    <Section title={t('flow.draft')}>
      <div className="flow-head">
        <div className="flow-field">
          <label htmlFor="flow-name">{t('flow.name')}</label>
          <Input id="flow-name" maxLength={100} value={name} onChange={({ target }) => setName(target.value)} />
        </div>
        <Button type="primary" disabled={!isChanged || wrong !== null || name.trim() === ''} loading={saving.isPending} onClick={() => saving.mutate()}>
          {t('edit.save')}
        </Button>
        {isChanged ? <Tag color="gold">{t('flowEdit.unsaved')}</Tag> : saving.isSuccess && <span role="status" className="saved">{t('edit.saved')}</span>}
      </div>
      {saving.isError && <Failure failure={saving.error} />}
      <Tabs
        onChange={leaveJson}
        items={[
          {
            key: 'graph',
            label: t('flowEdit.graph'),
            children:
              json === null ? (
                <GraphEditor flow={flow.id} draft={draft} faults={faultsByNode(draftOf(flow.draft), faults)} onChange={setDraft} />
              ) : (
                <Alert type="warning" title={t('flow.noJson', { why: wrong ?? '' })} />
              ),
          },
          {
            key: 'json',
            label: t('flow.json'),
            children: <JsonEditor text={json ?? textOf(draft)} wrong={wrong} onChange={setJson} />,
          },
        ]}
      />
    </Section>
  );
}

function JsonEditor({ text, wrong, onChange }: { text: string; wrong: string | null; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Input.TextArea
        className="json"
        aria-label={t('flow.json')}
        autoSize={{ minRows: 12, maxRows: 32 }}
        spellCheck={false}
        value={text}
        onChange={({ target }) => onChange(target.value)}
      />
      {wrong !== null && (
        <div role="alert" className="refused">
          {t('flow.noJson', { why: wrong })}
        </div>
      )}
    </>
  );
}

function textOf(draft: FlowDraft): string {
  return JSON.stringify(draft, null, 2);
}

/** Null for JSON. */
function faultOf(json: string): string | null {
  try {
    JSON.parse(json);
    return null;
  } catch (failure) {
    return (failure as SyntaxError).message;
  }
}
