import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User, UserInput } from '../../api/types';
import { useConsole, useWho } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { EditDrawer, SideDrawer } from '../../shared/EditForm';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { useIdRules } from '../../shared/useIdRules';
import { SessionsTable } from '../account/SessionsTable';
import { useAgentChoices, useAgentName } from '../names';
import { InviteDrawer } from './InviteDrawer';
import { useUserCalls } from './useUsers';

type Open = { what: 'edit' | 'invite' | 'sessions'; user: User } | { what: 'new' };

export function UsersSection({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const { login: own } = useWho();
  const { place } = useConsole();
  const calls = useUserCalls();
  const [open, setOpen] = useState<Open | null>(null);
  const users = useQuery({ queryKey: ['users'], queryFn: calls.list });
  const close = (): void => setOpen(null);
  const agentColumn: Column<User> = { key: 'agent', title: t('user.agent'), render: ({ agent }) => (agent ? <AgentName agent={agent} /> : '–') };
  const columns: Column<User>[] = [
    { key: 'login', title: t('user.login'), render: ({ login }) => login },
    { key: 'role', title: t('user.role'), render: ({ role }) => t(`role.${role}`) },
    ...(place.kind === 'tenant' ? [agentColumn] : []),
    { key: 'secondFactor', title: t('account.secondFactor'), render: ({ secondFactor }) => (secondFactor ? t('user.factorSet') : t('user.factorNotSet')) },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (user) => (
        <div className="actions">
          {mayChange && <RowButton text={t('edit.edit')} user={user} onClick={() => setOpen({ what: 'edit', user })} />}
          {mayChange && <RowButton text={t('user.invite')} user={user} onClick={() => setOpen({ what: 'invite', user })} />}
          <RowButton text={t('user.sessions')} user={user} onClick={() => setOpen({ what: 'sessions', user })} />
          {mayChange && user.login !== own && (
            <ConfirmButton text={t('edit.remove')} subject={user.login} question={t('edit.removeSure', { name: user.login })} act={() => calls.remove(user.login)} />
          )}
        </div>
      ),
    },
  ];
  return (
    <Section title={t('user.all')}>
      <Loaded query={users}>
        {(rows) => <DataTable label={t('user.all')} columns={columns} rows={rows} rowKey={({ login }) => login} empty={t('people.none')} />}
      </Loaded>
      {mayChange && <Button onClick={() => setOpen({ what: 'new' })}>{t('user.add')}</Button>}
      {open?.what === 'new' && <UserDrawer user={null} taken={(users.data ?? []).map(({ login }) => login)} onClose={close} onSaved={(user) => setOpen({ what: 'invite', user })} />}
      {open?.what === 'edit' && <UserDrawer user={open.user} taken={[]} onClose={close} />}
      {open?.what === 'invite' && <InviteDrawer user={open.user} onClose={close} />}
      {open?.what === 'sessions' && <SessionsDrawer user={open.user} onClose={close} />}
    </Section>
  );
}

function RowButton({ text, user, onClick }: { text: string; user: User; onClick: () => void }) {
  return (
    <Button size="small" onClick={onClick} aria-label={`${text} ${user.login}`}>
      {text}
    </Button>
  );
}

/** Only tenants have users who are agents. */
function AgentName({ agent }: { agent: string }) {
  return useAgentName()(agent);
}

type UserDrawerProps = { user: User | null; taken: readonly string[]; onClose: () => void; onSaved?: (user: User) => void };

/** A new user has no password; the invitation that follows sets it. */
function UserDrawer({ user, taken, onClose, onSaved }: UserDrawerProps) {
  const { t } = useTranslation();
  const loginRules = useIdRules(taken);
  const { place } = useConsole();
  const calls = useUserCalls();
  const initial = { login: user?.login ?? '', role: user?.role ?? calls.roles[0]!, agent: user?.agent ?? null };
  const save = async ({ login, role, agent }: typeof initial): Promise<void> => {
    const input: UserInput = { role, password: null, agent: agent ?? null };
    await calls.put(login, input);
    onSaved?.({ login, role, agent: input.agent ?? null, secondFactor: false });
  };
  return (
    <EditDrawer title={user?.login ?? t('user.add')} initial={initial} save={save} onClose={onSaved === undefined ? onClose : () => undefined}>
      <Form.Item name="login" label={t('user.login')} extra={t('user.loginNote')} hidden={user !== null} rules={loginRules}>
        <Input autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="role" label={t('user.role')}>
        <Select options={calls.roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
      </Form.Item>
      {place.kind === 'tenant' && <AgentItem />}
    </EditDrawer>
  );
}

function AgentItem() {
  const { t } = useTranslation();
  return (
    <Form.Item name="agent" label={t('user.agent')} extra={t('user.agentNote')}>
      <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={useAgentChoices()} placeholder={t('user.noAgent')} />
    </Form.Item>
  );
}

function SessionsDrawer({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const calls = useUserCalls();
  const sessions = useQuery({ queryKey: ['users', user.login, 'sessions'], queryFn: () => calls.sessions(user.login) });
  const label = `${t('session.title')}: ${user.login}`;
  return (
    <SideDrawer title={label} onClose={onClose}>
      <Loaded query={sessions}>{(rows) => <SessionsTable label={label} sessions={rows} end={(session) => calls.endSession(user.login, session)} />}</Loaded>
    </SideDrawer>
  );
}
