import { Checkbox, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../api/types';
import { builtIn, usePromptChoices } from '../prompts/usePrompts';
import { type Held, Seconds } from './inputs';
import { type Announcements, usualAnnouncements as usual } from './queueInput';

/** What those who wait are told; what is shown of it depends on what is said. */
export function AnnouncementsInput({ value, onChange }: Held<Queue['announcements']>) {
  const { t } = useTranslation();
  const prompts = usePromptChoices().filter((choice) => choice.value !== builtIn);
  const said = { ...usual, ...value };
  const change = (part: Partial<Announcements>): void => onChange?.({ ...said, ...part });
  const on = (name: 'position' | 'expectedWait' | 'onlyIfBetter') => (
    <Checkbox checked={said[name] ?? false} onChange={(event) => change({ [name]: event.target.checked })}>
      {t(`announce.${name}`)}
    </Checkbox>
  );
  const upTo = (name: 'maxPosition' | 'roundToMinutes' | 'maxWaitMinutes') => (
    <InputNumber
      aria-label={t(`announce.${name}`)}
      prefix={t(`announce.${name}`)}
      min={1}
      precision={0}
      value={said[name] ?? null}
      onChange={(count) => change({ [name]: count ?? usual[name] })}
    />
  );
  const after = (name: 'firstAfterMs' | 'everyMs') => (
    <label>
      {t(`announce.${name}`)} <Seconds label={t(`announce.${name}`)} value={said[name] ?? null} onChange={(ms) => change({ [name]: ms ?? 0 })} />
    </label>
  );
  if (!value) return <Checkbox checked={false} onChange={() => onChange?.(usual)}>{t('announce.on')}</Checkbox>;
  return (
    <div className="rows">
      <Checkbox checked onChange={() => onChange?.(null)}>
        {t('announce.on')}
      </Checkbox>
      <div className="row">
        {on('position')}
        {said.position && upTo('maxPosition')}
      </div>
      <div className="row">
        {on('expectedWait')}
        {said.expectedWait && upTo('roundToMinutes')}
        {said.expectedWait && upTo('maxWaitMinutes')}
      </div>
      <div className="row">
        {after('firstAfterMs')}
        {after('everyMs')}
      </div>
      {on('onlyIfBetter')}
      <Select
        mode="multiple"
        aria-label={t('announce.prompts')}
        placeholder={t('announce.prompts')}
        options={prompts}
        value={said.prompts ?? []}
        onChange={(chosen: string[]) => change({ prompts: chosen })}
      />
    </div>
  );
}
