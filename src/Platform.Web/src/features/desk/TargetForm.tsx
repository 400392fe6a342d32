import { AutoComplete, Form, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/Button';
import { useDialing } from '../names';
import type { Target } from './useAgentCalls';
import { useTargets } from './useTargets';

type TargetFormProps<Want extends string> = {
  /** Its accessible name. */
  label: string;
  to: string;
  onTo: (to: string) => void;
  /** What can be asked for, in the order of the buttons; the first one is what Enter does. */
  wants: readonly { want: Want; text: string }[];
  busy: boolean;
  ask: (want: Want, target: Target) => void;
};

/** Whom to call, and which number they see. */
export function TargetForm<Want extends string>({ label, to, onTo, wants, busy, ask }: TargetFormProps<Want>) {
  const { t } = useTranslation();
  const id = useId();
  const [callerId, setCallerId] = useState<string | null>(null);
  const dialing = useDialing().data;
  const targets = useTargets(to);
  const [first] = wants;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (first !== undefined && to.trim() !== '' && !busy) ask(first.want, { to, callerId });
  };
  return (
    <form className="target" aria-label={label} onSubmit={submit}>
      <Form.Item label={t('dial.to')} htmlFor={`${id}to`} layout="vertical">
        <AutoComplete id={`${id}to`} value={to} onChange={onTo} options={targets} placeholder={t('dial.toNote')} />
      </Form.Item>
      <Form.Item label={t('call.callerId')} htmlFor={`${id}shown`} layout="vertical">
        <Select
          id={`${id}shown`}
          allowClear
          options={(dialing?.callerIds ?? []).map((number) => ({ value: number, label: number }))}
          placeholder={t('dial.defaultCallerId')}
          value={callerId}
          onChange={(number: string | null | undefined) => setCallerId(number ?? null)}
        />
      </Form.Item>
      <div className="asks">
        {wants.map(({ want, text }, index) => (
          <Button
            key={want}
            type={index === 0 ? 'primary' : 'default'}
            htmlType={index === 0 ? 'submit' : 'button'}
            disabled={busy || to.trim() === ''}
            onClick={index === 0 ? undefined : () => ask(want, { to, callerId })}
          >
            {text}
          </Button>
        ))}
      </div>
    </form>
  );
}
