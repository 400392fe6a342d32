import { useMutation } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { FlowTest, RehearsedNode } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { type Column, DataTable } from '../../shared/DataTable';
import { DayInput } from '../../shared/DayInput';
import { Failure } from '../../shared/Failure';
import { Section } from '../../shared/Page';
import { useDestinationText } from '../destination';
import { useQueueName } from '../names';
import { type TestValues, testInput } from './testInput';

/** A test call on the saved draft. */
export function TestSection({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), flow };
  const run = useMutation({
    mutationFn: (values: TestValues) => take(api.POST('/t/{tenant}/api/v1/flows/{flow}/test-run', { params: { path }, body: testInput(values) })),
  });
  return (
    <Section title={t('flow.test')}>
      <Form layout="vertical" className="edit" initialValues={{ keys: '', at: '', answers: '' }} onFinish={(values: TestValues) => run.mutate(values)}>
        <div className="filters">
          <Form.Item name="keys" label={t('flow.keys')} extra={t('flow.keysHelp')}>
            <Input placeholder="1, 4711#" />
          </Form.Item>
          <Form.Item name="at" label={t('flow.testAt')} extra={t('flow.testAtHelp')}>
            <DayInput withTime />
          </Form.Item>
        </div>
        <Form.Item name="answers" label={t('flow.answers')} extra={t('flow.answersHelp')}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} placeholder='{"tier": "gold"}' />
        </Form.Item>
        {run.isError && <Failure failure={run.error} />}
        <Button htmlType="submit" loading={run.isPending}>
          {t('flow.run')}
        </Button>
      </Form>
      {run.data && <Outcome test={run.data} />}
    </Section>
  );
}

function Outcome({ test }: { test: FlowTest }) {
  const { t } = useTranslation();
  const queueName = useQueueName();
  const destinationText = useDestinationText((kind, id) => (kind === 'queue' || kind === 'callback' ? queueName(id) : id));
  const columns: Column<RehearsedNode & { step: number }>[] = [
    { key: 'step', title: t('flow.step'), render: ({ step }) => step, number: true },
    { key: 'node', title: t('flow.node'), render: ({ flow, node }) => `${flow} · ${node}` },
    { key: 'type', title: t('flow.type'), render: ({ type }) => type },
    { key: 'played', title: t('flow.played'), render: ({ played }) => played.join(', ') || '–' },
    { key: 'choice', title: t('flow.choice'), render: ({ choice }) => choice ?? '–' },
  ];
  const rows = test.path.map((node, index) => ({ ...node, step: index + 1 }));
  return (
    <div role="status">
      <h3>{t('flow.testPath')}</h3>
      <DataTable label={t('flow.testPath')} columns={columns} rows={rows} rowKey={({ step }) => String(step)} empty={t('flow.noPath')} />
      <p>
        <strong>{endOf(test)}</strong>
        {test.tags.length > 0 && <span> · {t('flow.tags', { tags: test.tags.join(', ') })}</span>}
        {test.points !== null && <span> · {t('flow.points', { points: test.points })}</span>}
        {test.language !== null && <span> · {t('flow.language', { language: test.language })}</span>}
      </p>
    </div>
  );

  function endOf({ destination, failure }: FlowTest): string {
    if (failure !== null) return t(`flowFailure.${failure}`);
    return destination === null ? t('flow.hungUp') : t('flow.left', { destination: destinationText(destination) });
  }
}
