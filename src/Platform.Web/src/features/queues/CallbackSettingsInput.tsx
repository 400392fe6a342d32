import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Queue } from '../../api/types';
import { builtIn, usePromptChoices } from '../prompts/usePrompts';
import { useMailboxes } from '../voicemail/useVoicemail';
import { type Held, Seconds } from './inputs';
import { type CallbackSettings, usualCallback as usual } from './queueInput';

const modes = ['agentFirst', 'customerFirst'] as const;

/** How callers are called back; what only counts when the customer is called first is shown then. */
export function CallbackSettingsInput({ value, onChange }: Held<Queue['callback']>) {
  const { t } = useTranslation();
  const prompts = usePromptChoices().filter((choice) => choice.value !== builtIn);
  const mailboxes = (useMailboxes().data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const set = { ...usual, ...value };
  const mode = set.mode ?? 'agentFirst';
  const change = (part: Partial<CallbackSettings>): void => onChange?.({ ...set, ...part });
  const text = (name: 'digit' | 'from' | 'to', placeholder?: string) => (
    <label>
      {t(`callbackSet.${name}`)}{' '}
      <Input
        aria-label={t(`callbackSet.${name}`)}
        {...(placeholder !== undefined && { placeholder })}
        value={set[name] ?? ''}
        onChange={(event) => change({ [name]: event.target.value || null })}
      />
    </label>
  );
  const time = (name: 'abandonedAfterMs' | 'retryAfterMs' | 'giveUpAfterMs' | 'leadMs' | 'customerWaitMs') => (
    <label>
      {t(`callbackSet.${name}`)} <Seconds label={t(`callbackSet.${name}`)} value={set[name]} onChange={(ms) => change({ [name]: ms ?? 0 })} />
    </label>
  );
  const count = (name: 'maxAttempts' | 'maxAhead') => (
    <InputNumber
      aria-label={t(`callbackSet.${name}`)}
      prefix={t(`callbackSet.${name}`)}
      min={1}
      precision={0}
      value={set[name]}
      onChange={(number) => change({ [name]: number ?? usual[name] })}
    />
  );
  const choice = (name: 'greeting' | 'giveUpMailbox', options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={t(`callbackSet.${name}`)}
      placeholder={t(`callbackSet.${name}`)}
      options={options}
      value={set[name] ?? null}
      onChange={(chosen: string | null | undefined) => change({ [name]: chosen ?? null })}
    />
  );
  if (!value) return <Checkbox checked={false} onChange={() => onChange?.(usual)}>{t('callbackSet.on')}</Checkbox>;
  return (
    <div className="rows">
      <Checkbox checked onChange={() => onChange?.(null)}>
        {t('callbackSet.on')}
      </Checkbox>
      <div className="row">
        {text('digit')}
        {count('maxAttempts')}
      </div>
      <div className="row">
        <Checkbox checked={set.abandoned} onChange={(event) => change({ abandoned: event.target.checked })}>
          {t('callbackSet.abandoned')}
        </Checkbox>
        {set.abandoned && time('abandonedAfterMs')}
      </div>
      <div className="row">
        {time('retryAfterMs')}
        {time('giveUpAfterMs')}
      </div>
      <div className="row">
        {text('from', '09:00')}
        {text('to', '20:00')}
      </div>
      {choice('giveUpMailbox', mailboxes)}
      <Select
        aria-label={t('callbackSet.mode')}
        options={modes.map((value) => ({ value, label: t(`callbackMode.${value}`) }))}
        value={mode}
        onChange={(chosen) => change({ mode: chosen })}
      />
      {mode === 'customerFirst' && (
        <>
          <div className="row">
            {time('leadMs')}
            {count('maxAhead')}
            {time('customerWaitMs')}
          </div>
          {choice('greeting', prompts)}
        </>
      )}
    </div>
  );
}
