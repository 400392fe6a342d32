import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { CallDetail } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { useDispositionChoices } from '../calls/useDispositions';

const maxLength = 4000;

/** What the call came to, in the agent's words. Saved when a field is left, so that nothing is lost when the next call comes. */
export function NoteForm({ detail, agent }: { detail: CallDetail; agent: string }) {
  const { t } = useTranslation();
  const id = useId();
  const api = useApi();
  const path = { ...useTenant(), callId: detail.call.callId };
  const queries = useQueryClient();
  const { time } = useFormats();
  const dispositions = useDispositionChoices();
  const known = detail.notes?.find((note) => note.agent === agent);
  const [disposition, setDisposition] = useState(known?.disposition ?? null);
  const [text, setText] = useState(known?.text ?? '');
  const save = useMutation({
    mutationFn: (body: { disposition: string | null; text: string }) =>
      take(api.PUT('/t/{tenant}/api/v1/agent/calls/{callId}/note', { params: { path }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['call', path.callId] }),
  });
  const choose = (chosen: string | null): void => {
    setDisposition(chosen);
    save.mutate({ disposition: chosen, text });
  };
  const leave = (): void => {
    if (text !== (known?.text ?? '')) save.mutate({ disposition, text });
  };
  return (
    <div className="note" role="group" aria-label={t('note.title')}>
      {save.isError && <Failure failure={save.error} retry={() => save.mutate({ disposition, text })} />}
      {dispositions.length > 0 && (
        <Form.Item label={t('note.disposition')} htmlFor={`${id}disposition`} layout="vertical">
          <Select
            id={`${id}disposition`}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={dispositions}
            placeholder={t('note.choose')}
            value={disposition}
            onChange={(chosen: string | null | undefined) => choose(chosen ?? null)}
          />
        </Form.Item>
      )}
      <Form.Item label={t('note.text')} htmlFor={`${id}text`} layout="vertical">
        <Input.TextArea id={`${id}text`} rows={3} maxLength={maxLength} value={text} onChange={({ target }) => setText(target.value)} onBlur={leave} />
      </Form.Item>
      <span role="status" className="quiet">
        {known !== undefined && t('note.saved', { time: time(known.at) })}
      </span>
    </div>
  );
}
