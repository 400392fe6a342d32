import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { ImportedAgent, SheetFault } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { currentLanguage } from '../../i18n';
import { Alert } from '../../shared/Alert';
import { Button } from '../../shared/Button';
import { type Column, DataTable } from '../../shared/DataTable';
import { SideDrawer } from '../../shared/EditForm';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { FileInput } from '../../shared/FileInput';

const columnNames = 'id, name, queues, product, signIn, sipPassword, password, team, skills';
const sample = 'id,name,queues,password\n1001,Anna,support,anna-secret\n1002,Bert,support sales,bert-secret\n';

/** A spreadsheet of agents: looked through first, imported as a whole when it has no faults. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const queries = useQueryClient();
  const [csv, setCsv] = useState('');
  const send = (dryRun: boolean) => take(api.POST('/t/{tenant}/api/v1/agents/import', { params: { path }, body: { csv, dryRun } }));
  const check = useMutation({ mutationFn: () => send(true) });
  const run = useMutation({ mutationFn: () => send(false), onSuccess: () => queries.invalidateQueries() });
  const change = (text: string): void => {
    setCsv(text);
    check.reset();
    run.reset();
  };
  const isSound = check.data !== undefined && check.data.faults.length === 0;
  return (
    <SideDrawer title={t('sheet.open')} onClose={onClose}>
      <div className="edit sheet">
        <p className="quiet">{t('sheet.what', { columns: columnNames })}</p>
        <p>
          <label htmlFor="sheet-file">{t('sheet.file')}</label>{' '}
          <FileInput id="sheet-file" accept=".csv,.tsv,.txt,text/csv" onChoose={(file) => void file?.text().then(change)} />
        </p>
        <label htmlFor="sheet-text">{t('sheet.text')}</label>
        <Input.TextArea
          id="sheet-text"
          className="json"
          autoSize={{ minRows: 6, maxRows: 14 }}
          spellCheck={false}
          placeholder={sample}
          value={csv}
          onChange={(event) => change(event.target.value)}
        />
        <div className="actions">
          <Button disabled={csv.trim() === ''} loading={check.isPending} onClick={() => check.mutate()}>
            {t('sheet.check')}
          </Button>
          <Button type="primary" disabled={!isSound} loading={run.isPending} onClick={() => run.mutate()}>
            {t('sheet.import')}
          </Button>
        </div>
        {(check.error ?? run.error) && <Failure failure={check.error ?? run.error} />}
        {run.data && <Done agents={run.data.agents} />}
        {check.data && !run.data && <Preview agents={check.data.agents} faults={check.data.faults} />}
      </div>
    </SideDrawer>
  );
}

/** The server says it in English; in other languages its code has words, with the server's beside them. */
function Reason({ fault: { code, text } }: { fault: SheetFault }) {
  const { t } = useTranslation();
  if (currentLanguage() === 'en') return <>{text}</>;
  return (
    <>
      {t(`sheetFault.${code}`, { defaultValue: code })}
      <div className="quiet">{text}</div>
    </>
  );
}

function Done({ agents }: { agents: ImportedAgent[] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const count = (change: ImportedAgent['change']): string => number(agents.filter((agent) => agent.change === change).length);
  return <Alert type="success" role="status" title={t('sheet.done', { created: count('created'), changed: count('changed') })} />;
}

function Preview({ agents, faults }: { agents: ImportedAgent[]; faults: SheetFault[] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const faultColumns: Column<SheetFault>[] = [
    { key: 'line', title: t('sheet.line'), render: ({ line }) => (line === 0 ? '–' : number(line)), number: true },
    { key: 'column', title: t('sheet.column'), render: ({ column }) => column ?? '–' },
    { key: 'reason', title: t('sheet.reason'), render: (fault) => <Reason fault={fault} /> },
  ];
  const columns: Column<ImportedAgent>[] = [
    { key: 'line', title: t('sheet.line'), render: ({ line }) => number(line), number: true },
    { key: 'agent', title: t('agent.name'), render: ({ agent, name }) => `${name} (${agent})` },
    { key: 'change', title: t('sheet.change'), render: ({ change }) => t(`importChange.${change}`) },
  ];
  return (
    <div role="status">
      <h3>{t('sheet.faults')}</h3>
      <DataTable
        label={t('sheet.faults')}
        columns={faultColumns}
        rows={faults}
        rowKey={({ line, column, text }) => `${line} ${column} ${text}`}
        empty={t('sheet.noFaults')}
      />
      {agents.length > 0 && (
        <>
          <h3>{t('sheet.preview')}</h3>
          <DataTable label={t('sheet.preview')} columns={columns} rows={agents} rowKey={({ line }) => String(line)} empty="–" />
        </>
      )}
    </div>
  );
}
