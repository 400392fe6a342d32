import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { take } from '../../api/refusal';
import type { RecordingMode, RecordingPolicy, RecordingRule } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { type Column, DataTable } from '../../shared/DataTable';
import { EditForm } from '../../shared/EditForm';
import { Failure } from '../../shared/Failure';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { useAgentName, useQueueName } from '../names';

const modes = ['always', 'onDemand', 'never'] as const;

/** What is recorded and for how long it is kept: everywhere, and by number, queue and agent where they say something else. */
export default function RecordingPolicyPage() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const policy = useQuery({
    queryKey: ['recording-policy'],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/recordings/policy', { params: { path } })),
  });
  return (
    <Page title={t('recordingPolicy.title')} extra={<Link to="/recordings">{t('recording.title')}</Link>}>
      <Loaded query={policy}>
        {(said) => (
          <>
            <Section title={t('recordingPolicy.everywhere')}>
              <Everywhere policy={said} />
            </Section>
            <div className="columns">
              <Rules kind="agents" rules={said.agents} />
              <div>
                <Rules kind="queues" rules={said.queues} />
                <Rules kind="numbers" rules={said.numbers} />
              </div>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Everywhere({ policy: { mode, days } }: { policy: RecordingPolicy }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const save = (body: { mode: RecordingMode; days: number }): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/recordings/policy', { params: { path }, body }));
  return (
    <EditForm initial={{ mode, days }} save={save}>
      <p className="quiet">{t('recordingPolicy.order')}</p>
      <div className="filters">
        <Form.Item name="mode" label={t('recordingPolicy.mode')}>
          <Select options={modes.map((value) => ({ value, label: t(`recordingMode.${value}`) }))} />
        </Form.Item>
        <Form.Item name="days" label={t('recordingPolicy.days')} rules={[{ required: true, message: t('edit.missing') }]}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
      </div>
    </EditForm>
  );
}

type Kind = 'agents' | 'queues' | 'numbers';

function Rules({ kind, rules }: { kind: Kind; rules: readonly RecordingRule[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const names = { agents: useAgentName(), queues: useQueueName(), numbers: (id: string) => id };
  const nameOf = names[kind];
  const setRule = useSetRule(kind);
  const setting = useMutation({ mutationFn: setRule, onSettled: () => queries.invalidateQueries() });
  const options = (['inherit', ...modes] as const).map((value) => ({ value, label: t(`recordingMode.${value}`) }));
  const columns: Column<RecordingRule>[] = [
    { key: 'name', title: t(`recordingRule.${kind}`), render: ({ id }) => nameOf(id) },
    {
      key: 'mode',
      title: t('recordingPolicy.mode'),
      render: (rule) => (
        <Select<RecordingMode>
          className="point"
          aria-label={t('recordingPolicy.modeOf', { name: nameOf(rule.id) })}
          options={options}
          value={rule.mode}
          loading={setting.isPending && setting.variables.id === rule.id}
          onChange={(mode) => setting.mutate({ id: rule.id, mode })}
        />
      ),
    },
  ];
  return (
    <Section title={t(`recordingRule.${kind}`)}>
      {setting.isError && <Failure failure={setting.error} />}
      <DataTable label={t(`recordingRule.${kind}`)} columns={columns} rows={rules} rowKey={({ id }) => id} empty={t('recordingPolicy.none')} />
    </Section>
  );
}

function useSetRule(kind: Kind): (rule: RecordingRule) => Promise<unknown> {
  const api = useApi();
  const path = useTenant();
  return ({ id, mode }) => {
    const body = { mode };
    switch (kind) {
      case 'agents':
        return take(api.PUT('/t/{tenant}/api/v1/recordings/policy/agents/{agent}', { params: { path: { ...path, agent: id } }, body }));
      case 'queues':
        return take(api.PUT('/t/{tenant}/api/v1/recordings/policy/queues/{queue}', { params: { path: { ...path, queue: id } }, body }));
      case 'numbers':
        return take(api.PUT('/t/{tenant}/api/v1/recordings/policy/numbers/{e164}', { params: { path: { ...path, e164: id } }, body }));
    }
  };
}
