import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { take } from '../../api/refusal';
import type { Flow, FlowFault } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { type Column, DataTable } from '../../shared/DataTable';
import { EditForm } from '../../shared/EditForm';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { CompareSection } from './CompareSection';
import { Published } from './FlowsPage';
import { TestSection } from './TestSection';
import { VersionsSection } from './VersionsSection';

/** A flow: its draft and what is wrong with it, a test run, its versions. */
export default function FlowPage() {
  const { t } = useTranslation();
  const api = useApi();
  const { flow: id = '' } = useParams();
  const path = { ...useTenant(), flow: id };
  const flow = useQuery({ queryKey: ['flow', id], queryFn: () => take(api.GET('/t/{tenant}/api/v1/flows/{flow}', { params: { path } })) });
  return (
    <Page title={flow.data?.name ?? id} extra={<Link to="/flows">{t('flow.title')}</Link>}>
      <Loaded query={flow}>
        {(found) => (
          <>
            <div className="columns">
              <DraftSection key={found.id} flow={found} />
              <div>
                <CheckSection flow={found} />
                <TestSection flow={found.id} />
              </div>
            </div>
            <VersionsSection flow={found} />
            <CompareSection key={`${found.id} ${found.published}`} flow={found} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

type Draft = { name: string; draft: string };

function DraftSection({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), flow: flow.id };
  const isJson = (_: unknown, text: string): Promise<void> => {
    try {
      JSON.parse(text);
      return Promise.resolve();
    } catch (failure) {
      return Promise.reject(new Error(t('flow.noJson', { why: (failure as SyntaxError).message })));
    }
  };
  const save = ({ name, draft }: Draft): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/flows/{flow}', { params: { path }, body: { name, draft: JSON.parse(draft) } }));
  return (
    <Section title={t('flow.draft')}>
      <EditForm<Draft> initial={{ name: flow.name, draft: JSON.stringify(flow.draft, null, 2) }} save={save}>
        <Form.Item name="name" label={t('flow.name')} rules={[{ required: true, message: t('edit.missing') }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="draft" label={t('flow.json')} rules={[{ validator: isJson }]} validateTrigger="onBlur">
          <Input.TextArea className="json" autoSize={{ minRows: 12, maxRows: 32 }} spellCheck={false} />
        </Form.Item>
      </EditForm>
    </Section>
  );
}

/** What keeps the saved draft from being published. */
function CheckSection({ flow: { id, name, published, isDraftNew } }: { flow: Flow }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), flow: id };
  const check = useQuery({
    queryKey: ['flow-check', id],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/flows/{flow}/check', { params: { path } }))).items,
  });
  const publish = (): Promise<unknown> => take(api.POST('/t/{tenant}/api/v1/flows/{flow}/publish', { params: { path } }));
  const columns: Column<FlowFault>[] = [
    {
      key: 'text',
      title: t('flow.fault'),
      render: (fault) => (
        <>
          {fault.text}
          <div className="quiet">
            <code>{fault.code}</code>
          </div>
        </>
      ),
    },
    { key: 'path', title: t('flow.path'), render: (fault) => <code>{fault.path}</code> },
  ];
  return (
    <Section title={t('flow.check')}>
      <p>
        <Published flow={{ published, isDraftNew }} />
      </p>
      <Loaded query={check}>
        {(faults) => (
          <>
            <DataTable label={t('flow.check')} columns={columns} rows={faults} rowKey={({ path, code, text }) => `${path} ${code} ${text}`} empty={t('flow.noFault')} />
            {faults.length === 0 && isDraftNew && (
              <p>
                <ConfirmButton text={t('flow.publish')} subject={name} question={t('flow.publishSure', { name })} act={publish} />
              </p>
            )}
          </>
        )}
      </Loaded>
    </Section>
  );
}
