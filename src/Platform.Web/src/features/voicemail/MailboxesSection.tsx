import type { UseQueryResult } from '@tanstack/react-query';
import { Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Mailbox } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import type { Column } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { useAgentChoices, useAgentName, useQueueChoices, useQueueName, useTeamChoices, useTeamName } from '../names';
import { NamedSection } from '../people/NamedSection';
import { usePrompts } from '../prompts/usePrompts';
import { Seconds } from '../queues/inputs';
import { inputOf, ownerOf, type Values, valuesOf } from './mailboxForm';

/** The tenant's mailboxes: whose they are, what callers hear, and how long messages may be and are kept. */
export function MailboxesSection({ boxes }: { boxes: UseQueryResult<Mailbox[]> }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const { number } = useFormats();
  const ownerName = useOwnerName();
  const columns: Column<Mailbox>[] = [
    { key: 'owner', title: t('voicemail.owner'), render: (row) => ownerName(ownerOf(row)) },
    { key: 'new', title: t('voicemail.new'), render: (row) => number(row.newMessages), number: true },
  ];
  const save = (values: Values): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/mailboxes/{mailbox}', { params: { path: { ...path, mailbox: values.id } }, body: inputOf(values) }));
  const remove = (id: string): Promise<unknown> =>
    take(api.DELETE('/t/{tenant}/api/v1/mailboxes/{mailbox}', { params: { path: { ...path, mailbox: id } } }));
  return (
    <NamedSection
      title={t('voicemail.mailboxes')}
      help={t('voicemail.noMailboxes')}
      add={t('voicemail.addMailbox')}
      query={boxes}
      columns={columns}
      valuesOf={valuesOf}
      save={save}
      remove={remove}
    >
      <MailboxFields />
    </NamedSection>
  );
}

function MailboxFields() {
  const { t } = useTranslation();
  const prompts = (usePrompts().data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const owners = [
    { label: t('call.queue'), options: useQueueChoices().map(({ value, label }) => ({ value: `queue:${value}`, label })) },
    { label: t('people.teams'), options: useTeamChoices().map(({ value, label }) => ({ value: `team:${value}`, label })) },
    { label: t('agent.name'), options: useAgentChoices().map(({ value, label }) => ({ value: `agent:${value}`, label })) },
  ];
  return (
    <>
      <Form.Item name="owner" label={t('voicemail.owner')} extra={t('voicemail.ownerNote')} rules={[{ required: true, message: t('edit.missing') }]}>
        <Select options={owners} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="greeting" label={t('voicemail.greeting')}>
        <Select allowClear options={prompts} placeholder={t('voicemail.builtIn')} />
      </Form.Item>
      <Form.Item name="maxLengthMs" label={t('voicemail.maxLength')}>
        <Seconds />
      </Form.Item>
      <Form.Item name="minLengthMs" label={t('voicemail.minLength')}>
        <Seconds />
      </Form.Item>
      <Form.Item name="silenceMs" label={t('voicemail.silence')}>
        <Seconds />
      </Form.Item>
      <Form.Item name="yieldMs" label={t('voicemail.yield')} extra={t('voicemail.yieldNote')}>
        <Seconds />
      </Form.Item>
      <Form.Item name="retryAfterMs" label={t('voicemail.retryAfter')}>
        <Seconds />
      </Form.Item>
      <Form.Item name="keepDays" label={t('voicemail.keepDays')}>
        <InputNumber min={1} max={3650} />
      </Form.Item>
    </>
  );
}

function useOwnerName(): (owner: string) => string {
  const names = { queue: useQueueName(), team: useTeamName(), agent: useAgentName() };
  return (owner) => {
    const [kind = '', id = ''] = owner.split(':');
    return kind === 'queue' || kind === 'team' || kind === 'agent' ? names[kind](id) : owner;
  };
}
