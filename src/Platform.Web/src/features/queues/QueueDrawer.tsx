import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Queue } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { EditDrawer } from '../../shared/EditForm';
import { IdItem } from '../../shared/IdItem';
import { useFlows } from '../flows/useFlows';
import { usePromptChoices } from '../prompts/usePrompts';
import { AnnouncementsInput } from './AnnouncementsInput';
import { CallbackSettingsInput } from './CallbackSettingsInput';
import { Seconds } from './inputs';
import { inputOf, newQueue, type QueueSettings } from './queueInput';
import { BorrowsInput, LastAgentInput, OverflowsInput, PrioritiesInput, RelaxationsInput, ServiceLevelInput, SkillsInput } from './QueueRules';

const strategies = ['longestIdle', 'leastOccupied', 'roundRobin', 'mostSkilled', 'leastSkilled', 'preferred', 'ringAll'] as const;
const wrapUpModes = ['atMost', 'fixed', 'untilDone'] as const;
const answers = ['onQueue', 'onAgent'] as const;

/** All settings of one queue, or of a new one. */
export function QueueDrawer({ queue, taken, onClose }: { queue: Queue | null; taken: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const surveys = (useFlows().data ?? []).filter((flow) => flow.published !== null).map((flow) => ({ value: flow.id, label: flow.name }));
  const initial = queue === null ? newQueue : settingsOf(queue);
  const save = (values: QueueSettings): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/queues/{queue}', { params: { path: { ...path, queue: values.id } }, body: inputOf(initial, values) }));
  const needed = [{ required: true, message: t('edit.missing') }];
  const seconds = (name: keyof QueueSettings, label: string) => (
    <Form.Item name={name} label={label} rules={needed}>
      <Seconds />
    </Form.Item>
  );
  return (
    <EditDrawer title={queue === null ? t('queueSet.add') : queue.name} initial={initial} save={save} onClose={onClose}>
      <IdItem isNew={queue === null} taken={taken} />
      <Form.Item name="name" label={t('queueSet.name')} rules={needed}>
        <Input />
      </Form.Item>
      <h3>{t('queueSet.whoGets')}</h3>
      <Form.Item name="strategy" label={t('queueSet.strategy')}>
        <Select options={strategies.map((value) => ({ value, label: t(`queueStrategy.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['strategy']}>
        {({ getFieldValue }) => (
          <Form.Item name="ringLimit" label={t('queueSet.ringLimit')} rules={needed} hidden={getFieldValue('strategy') !== 'ringAll'}>
            <InputNumber min={1} precision={0} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="skills" label={t('queueSet.skills')} extra={t('queueSet.skillsNote')}>
        <SkillsInput />
      </Form.Item>
      <Form.Item name="relaxations" label={t('queueSet.relaxations')} extra={t('queueSet.relaxationsNote')}>
        <RelaxationsInput />
      </Form.Item>
      <Form.Item name="lastAgent" label={t('queueSet.lastAgent')} extra={t('queueSet.lastAgentNote')}>
        <LastAgentInput />
      </Form.Item>
      <h3>{t('queueSet.whoIsFirst')}</h3>
      <Form.Item name="priorities" label={t('queueSet.priorities')}>
        <PrioritiesInput />
      </Form.Item>
      {seconds('ageingMs', t('queueSet.ageing'))}
      <h3>{t('queueSet.waiting')}</h3>
      <Form.Item name="serviceLevel" label={t('figure.serviceLevel')} extra={t('queueSet.serviceLevelNote')}>
        <ServiceLevelInput />
      </Form.Item>
      <Form.Item name="overflows" label={t('queueSet.overflows')} extra={t('queueSet.overflowsNote')}>
        <OverflowsInput />
      </Form.Item>
      <Form.Item name="borrows" label={t('queueSet.borrows')} extra={t('queueSet.borrowsNote')}>
        <BorrowsInput />
      </Form.Item>
      {seconds('maxWaitMs', t('queueSet.maxWait'))}
      <Form.Item name="maxLength" label={t('queueSet.maxLength')} rules={needed}>
        <InputNumber min={0} precision={0} />
      </Form.Item>
      {seconds('shortAbandonMs', t('queueSet.shortAbandon'))}
      <Form.Item name="answer" label={t('queueSet.answer')}>
        <Select options={answers.map((value) => ({ value, label: t(`queueAnswer.${value}`) }))} />
      </Form.Item>
      <Form.Item name="greeting" label={t('prompt.greeting')}>
        <Select allowClear options={usePromptChoices()} placeholder={t('prompt.noGreeting')} />
      </Form.Item>
      <Form.Item name="music" label={t('prompt.music')}>
        <Select allowClear options={usePromptChoices()} placeholder={t('prompt.tenantsMusic')} />
      </Form.Item>
      <Form.Item name="announcements" label={t('announce.title')} extra={t('announce.note')}>
        <AnnouncementsInput />
      </Form.Item>
      <Form.Item name="callback" label={t('callbackSet.title')} extra={t('callbackSet.note')}>
        <CallbackSettingsInput />
      </Form.Item>
      <h3>{t('queueSet.agents')}</h3>
      {seconds('ringTimeoutMs', t('queueSet.ringTimeout'))}
      <Form.Item name="wrapUpMode" label={t('queueSet.wrapUpMode')}>
        <Select options={wrapUpModes.map((value) => ({ value, label: t(`wrapUpMode.${value}`) }))} />
      </Form.Item>
      {seconds('wrapUpMs', t('queueSet.wrapUp'))}
      {seconds('wrapUpExtensionMs', t('queueSet.wrapUpExtension'))}
      <Form.Item name="survey" label={t('queueSet.survey')} extra={t('queueSet.surveyNote')}>
        <Select allowClear options={surveys} placeholder={t('queueSet.noSurvey')} />
      </Form.Item>
    </EditDrawer>
  );
}

function settingsOf({ live: _, ...settings }: Queue): QueueSettings {
  return settings;
}
