import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiKey, NewApiKey } from '../../api/types';
import { Alert } from '../../shared/Alert';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { EditForm, SideDrawer } from '../../shared/EditForm';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { expiryAfter } from './apiKeyExpiry';
import { useApiKeyCalls } from './useApiKeys';

/** Keys with which programs ask the API in place of a person. */
export function ApiKeysSection({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const calls = useApiKeyCalls();
  const [isOpen, setOpen] = useState(false);
  const keys = useQuery({ queryKey: ['apiKeys'], queryFn: calls.list });
  const actions: Column<ApiKey> = {
    key: actionsKey,
    title: t('edit.actions'),
    render: ({ id, name }) => (
      <ConfirmButton text={t('apiKey.revoke')} subject={name} question={t('apiKey.revokeSure', { name })} act={() => calls.revoke(id)} />
    ),
  };
  const columns: Column<ApiKey>[] = [
    { key: 'name', title: t('people.name'), render: ({ name }) => name },
    { key: 'id', title: t('edit.id'), render: ({ id }) => <code>{id}</code> },
    { key: 'role', title: t('user.role'), render: ({ role }) => t(`role.${role}`) },
    { key: 'madeBy', title: t('apiKey.madeBy'), render: ({ madeBy, madeAt }) => `${madeBy} · ${dateTime(madeAt)}` },
    { key: 'expires', title: t('apiKey.expires'), render: ({ expiresAt }) => (expiresAt === null ? t('apiKey.never') : dateTime(expiresAt)) },
    { key: 'used', title: t('apiKey.used'), render: ({ usedAt }) => (usedAt === null ? t('apiKey.unused') : dateTime(usedAt)) },
    ...(mayChange ? [actions] : []),
  ];
  return (
    <Section title={t('apiKey.title')}>
      <p>{t('apiKey.note')}</p>
      <Loaded query={keys}>
        {(rows) => <DataTable label={t('apiKey.title')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={t('apiKey.none')} />}
      </Loaded>
      {mayChange && <Button onClick={() => setOpen(true)}>{t('apiKey.add')}</Button>}
      {isOpen && <ApiKeyDrawer onClose={() => setOpen(false)} />}
    </Section>
  );
}

const days = [30, 90, 365] as const;

function ApiKeyDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const calls = useApiKeyCalls();
  const [made, setMade] = useState<NewApiKey | null>(null);
  const initial = { id: '', name: '', role: calls.roles[0]!, lifeDays: null as number | null };
  const save = async ({ id, name, role, lifeDays }: typeof initial): Promise<void> =>
    setMade(await calls.make({ id, name, role, expiresAt: expiryAfter(lifeDays, new Date()) }));
  const needed = [{ required: true, message: t('edit.missing') }];
  return (
    <SideDrawer title={t('apiKey.add')} onClose={onClose}>
      {made !== null ? (
        <Secret secret={made.secret} />
      ) : (
        <EditForm initial={initial} save={save} submit={t('apiKey.make')}>
          <Form.Item name="id" label={t('edit.id')} rules={needed} extra={t('apiKey.idNote')}>
            <Input autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="name" label={t('people.name')} rules={needed}>
            <Input />
          </Form.Item>
          <Form.Item name="role" label={t('user.role')}>
            <Select options={calls.roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
          </Form.Item>
          <Form.Item name="lifeDays" label={t('apiKey.expires')}>
            <Select options={[...days.map((value) => ({ value, label: t('apiKey.inDays', { days: value }) })), { value: null, label: t('apiKey.never') }]} />
          </Form.Item>
        </EditForm>
      )}
    </SideDrawer>
  );
}

/** Told once, to be put where the program finds it. */
function Secret({ secret }: { secret: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Typography.Paragraph copyable={{ text: secret }}>
        <code className="key">{secret}</code>
      </Typography.Paragraph>
      <Alert type="info" role="status" title={t('apiKey.once')} />
    </>
  );
}
