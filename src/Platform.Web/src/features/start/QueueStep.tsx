import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import { EditForm } from '../../shared/EditForm';
import { inputOf, newQueue } from '../queues/queueInput';
import { type FlowDraft, ids, withQueue } from './hotline';
import type { Known } from './useSetUp';

/** Makes the queue, lets the flow lead to it, publishes the flow and points the number at it. Each part may be done again. */
export function QueueStep({ known }: { known: Known }) {
  const { t } = useTranslation();
  const api = useApi();
  const { tenant } = useTenant();
  const there = known.queues[0];
  const flow = known.flows.find(({ id }) => id === ids.flow);
  const save = async ({ name }: { name: string }): Promise<void> => {
    const queue = there?.id ?? ids.queue;
    if (there === undefined) await take(api.PUT('/t/{tenant}/api/v1/queues/{queue}', { params: { path: { tenant, queue } }, body: inputOf(newQueue, { ...newQueue, name }) }));
    if (flow !== undefined) await publish(queue);
    const e164 = known.numbers[0]!.e164;
    const destination = flow === undefined ? `queue:${queue}` : `flow:${flow.id}`;
    await take(api.PUT('/t/{tenant}/api/v1/numbers/{e164}', { params: { path: { tenant, e164 } }, body: { destination } }));
  };
  const publish = async (queue: string): Promise<void> => {
    const path = { tenant, flow: ids.flow };
    const { name, draft } = await take(api.GET('/t/{tenant}/api/v1/flows/{flow}', { params: { path } }));
    await take(api.PUT('/t/{tenant}/api/v1/flows/{flow}', { params: { path }, body: { name, draft: withQueue(draft as FlowDraft, queue) } }));
    await take(api.POST('/t/{tenant}/api/v1/flows/{flow}/publish', { params: { path } }));
  };
  return (
    <EditForm initial={{ name: there?.name ?? t('start.queueName') }} save={save} submit={t('start.next')}>
      <Form.Item name="name" label={t('queueSet.name')} rules={[{ required: true, message: t('edit.missing') }]}>
        <Input maxLength={100} disabled={there !== undefined} />
      </Form.Item>
    </EditForm>
  );
}
