import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from '../../shared/Alert';
import { Button } from '../../shared/Button';
import { EditForm } from '../../shared/EditForm';
import { Loaded } from '../../shared/Loaded';
import { freeExtension, newAgent } from '../agents/agentValues';
import { ImportDrawer } from '../agents/ImportDrawer';
import { useAgentRules } from '../agents/useAgentRules';
import { useSaveAgent } from '../agents/useSaveAgent';
import { useSeats } from '../agents/useSeats';
import type { Known } from './useSetUp';

type Row = { id: string; name: string; password: string; device: 'console' | 'phone'; sipPassword: string };

/** Agents of the first queue; each takes the first product that the tenant rents. */
export function AgentsStep({ known }: { known: Known }) {
  const { t } = useTranslation();
  const seats = useSeats();
  const saveAgent = useSaveAgent();
  const [isImporting, setIsImporting] = useState(false);
  const queues = known.queues.slice(0, 1).map(({ id }) => id);
  const taken = known.agents.map(({ id }) => id);
  const save = async ({ agents }: { agents: Row[] }, product: string): Promise<void> => {
    for (const agent of agents) await saveAgent({ ...newAgent(taken, product, queues), ...agent });
  };
  return (
    <Loaded query={seats}>
      {(rented) => {
        const product = rented.find((seat) => seat.rented > 0);
        if (product === undefined) return <Alert type="warning" title={t('start.noSeats')} />;
        return (
          <>
            <p className="quiet">{t('start.seats', { rented: product.rented })}</p>
            <EditForm<{ agents: Row[] }>
              initial={{ agents: [{ id: freeExtension(taken), name: '', password: '', device: 'console', sipPassword: '' }] }}
              save={(values) => save(values, product.product)}
              submit={t('start.addAgents')}
            >
              <AgentRows taken={taken} />
            </EditForm>
            <p>
              <Button type="link" onClick={() => setIsImporting(true)}>
                {t('start.sheet')}
              </Button>
            </p>
            {isImporting && <ImportDrawer onClose={() => setIsImporting(false)} />}
          </>
        );
      }}
    </Loaded>
  );
}

function AgentRows({ taken }: { taken: readonly string[] }) {
  const { t } = useTranslation();
  const rules = useAgentRules();
  const form = Form.useFormInstance<{ agents: Row[] }>();
  const fresh = (): Row => {
    const ids = (form.getFieldValue('agents') as Row[]).map(({ id }) => id);
    return { id: freeExtension([...taken, ...ids]), name: '', password: '', device: 'console', sipPassword: '' };
  };
  return (
    <Form.List name="agents">
      {(rows, { add, remove }) => (
        <>
          {rows.map((row) => (
            <div key={row.key} className="filters row">
              <Form.Item name={[row.name, 'id']} label={t('agent.id')} rules={rules.id}>
                <Input inputMode="numeric" />
              </Form.Item>
              <Form.Item name={[row.name, 'name']} label={t('agent.name')} rules={rules.needed}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item name={[row.name, 'password']} label={t('agent.password')} rules={[...rules.needed, ...rules.password]}>
                <Input.Password autoComplete="new-password" />
              </Form.Item>
              <Form.Item name={[row.name, 'device']} label={t('agent.device')}>
                <Radio.Group
                  options={[
                    { value: 'console', label: t('agent.byConsole') },
                    { value: 'phone', label: t('agent.byPhone') },
                  ]}
                />
              </Form.Item>
              <Form.Item noStyle shouldUpdate>
                {({ getFieldValue }) =>
                  getFieldValue(['agents', row.name, 'device']) === 'phone' && (
                    <Form.Item name={[row.name, 'sipPassword']} label={t('agent.sipPassword')} rules={rules.needed}>
                      <Input.Password autoComplete="new-password" />
                    </Form.Item>
                  )
                }
              </Form.Item>
              {rows.length > 1 && (
                <Form.Item>
                  <Button onClick={() => remove(row.name)} aria-label={`${t('edit.remove')} ${row.name + 1}`}>
                    {t('edit.remove')}
                  </Button>
                </Form.Item>
              )}
            </div>
          ))}
          <p>
            <Button onClick={() => add(fresh())}>{t('start.addRow')}</Button>
          </p>
        </>
      )}
    </Form.List>
  );
}
