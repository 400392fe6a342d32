import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/Button';
import { EditDrawer } from '../../shared/EditForm';
import { useIdRules } from '../../shared/useIdRules';
import { useQueueChoices, useSkillChoices, useTeamChoices } from '../names';
import { type AgentValues, contactKinds } from './agentValues';
import { useAgentRules } from './useAgentRules';
import { useSaveAgent } from './useSaveAgent';

type AgentDrawerProps = {
  initial: AgentValues;
  isNew: boolean;
  /** Extensions of the agents that are there. */
  taken: readonly string[];
  products: readonly string[];
  onClose: () => void;
};

export function AgentDrawer({ initial, isNew, taken, products, onClose }: AgentDrawerProps) {
  const { t } = useTranslation();
  const save = useSaveAgent();
  const rules = useAgentRules();
  const idRules = useIdRules(taken);
  const queues = useQueueChoices();
  const teams = useTeamChoices();
  const skills = useSkillChoices();
  const keep = isNew ? {} : { placeholder: t('agent.keep') };
  return (
    <EditDrawer title={isNew ? t('agent.add') : `${initial.name} (${initial.id})`} initial={initial} save={save} onClose={onClose}>
      {isNew && (
        <Form.Item name="id" label={t('agent.id')} extra={t('agent.idNote')} rules={[...rules.id, ...idRules]}>
          <Input inputMode="numeric" />
        </Form.Item>
      )}
      <Form.Item name="name" label={t('agent.name')} rules={rules.needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="queues" label={t('agent.queues')}>
        <Select mode="multiple" options={queues} />
      </Form.Item>
      <Form.Item name="takes" label={t('agent.takes')} extra={t('agent.takesNote')} rules={rules.needed}>
        <Checkbox.Group options={contactKinds.map((value) => ({ value, label: t(`contactKind.${value}`) }))} />
      </Form.Item>
      <Form.Item name="product" label={t('agent.product')} rules={rules.needed}>
        <Select options={products.map((product) => ({ value: product, label: product }))} />
      </Form.Item>
      <Form.Item name="password" label={t('agent.password')} rules={isNew ? [...rules.needed, ...rules.password] : rules.password}>
        <Input.Password autoComplete="new-password" {...keep} />
      </Form.Item>
      <Form.Item name="device" label={t('agent.device')} extra={t('agent.deviceHelp')}>
        <Radio.Group
          options={[
            { value: 'console', label: t('agent.byConsole') },
            { value: 'phone', label: t('agent.byPhone') },
          ]}
        />
      </Form.Item>
      <Form.Item name="sipPassword" label={t('agent.sipPassword')} extra={t('agent.phonePasswordNote')}>
        <Input.Password autoComplete="new-password" {...keep} />
      </Form.Item>
      <Form.Item name="autoAnswer" valuePropName="checked">
        <Checkbox>{t('agent.autoAnswer')}</Checkbox>
      </Form.Item>
      <Form.Item name="team" label={t('agent.team')}>
        <Select allowClear options={teams} placeholder={t('agent.noTeam')} />
      </Form.Item>
      <h3>{t('agent.skills')}</h3>
      <Form.List name="skills">
        {(rows, { add, remove }) => (
          <div className="rows">
            {rows.map((row) => (
              <div key={row.key} className="row">
                <Form.Item name={[row.name, 'skill']} label={t('queueSet.skill')} rules={rules.needed}>
                  <Select options={skills} className="point" />
                </Form.Item>
                <Form.Item name={[row.name, 'level']} label={t('agent.level')} rules={rules.needed}>
                  <InputNumber min={1} max={10} precision={0} />
                </Form.Item>
                <Button onClick={() => remove(row.name)} aria-label={`${t('edit.remove')} ${row.name + 1}`}>
                  {t('edit.remove')}
                </Button>
              </div>
            ))}
            <Button onClick={() => add({ skill: undefined, level: 5 })}>{t('agent.addSkill')}</Button>
          </div>
        )}
      </Form.List>
      <p />
    </EditDrawer>
  );
}
