import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Webhook, WebhookDelivery } from '../../api/types';
import { Button } from '../../shared/Button';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { SideDrawer } from '../../shared/EditForm';
import { Failure } from '../../shared/Failure';
import { useFormats } from '../../shared/format';
import { Skeleton } from '../../shared/Skeleton';
import { Tag } from '../../shared/Tag';
import { useDeliveries, useWebhookCalls } from './useWebhooks';

type DeliveriesProps = { webhook: Webhook; mayChange: boolean };

/** What a webhook was told in the last days. */
export function DeliveriesDrawer({ webhook, mayChange, onClose }: DeliveriesProps & { onClose: () => void }) {
  const { t } = useTranslation();
  const calls = useWebhookCalls();
  const found = useDeliveries(webhook.id);
  return (
    <SideDrawer title={t('webhook.deliveriesOf', { name: webhook.name })} onClose={onClose}>
      {mayChange && <ActButton text={t('webhook.test')} subject={webhook.name} act={() => calls.test(webhook.id)} />}
      {found.isError && <Failure failure={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Skeleton />}
      {found.data && <DeliveryTable webhook={webhook} mayChange={mayChange} rows={found.data.pages.flatMap((page) => page.items)} />}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('calls.more')}
        </Button>
      )}
    </SideDrawer>
  );
}

function DeliveryTable({ webhook, mayChange, rows }: DeliveriesProps & { rows: WebhookDelivery[] }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const calls = useWebhookCalls();
  const columns: Column<WebhookDelivery>[] = [
    { key: 'at', title: t('webhook.at'), render: ({ at }) => dateTime(at) },
    { key: 'event', title: t('webhook.event'), render: ({ event }) => t(`webhookEvent.${event}`) },
    { key: 'state', title: t('webhook.state'), render: (row) => <StateTag delivery={row} /> },
    { key: 'answer', title: t('webhook.answer'), render: ({ status, fault }) => status ?? (fault === null ? '–' : t(`deliveryFault.${fault}`)) },
    { key: 'attempts', title: t('webhook.attempts'), number: true, render: ({ attempts }) => attempts },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: ({ eventId }) => mayChange && <ActButton text={t('webhook.again')} subject={eventId} act={() => calls.sendAgain(webhook.id, eventId)} />,
    },
  ];
  return <DataTable label={t('webhook.deliveries')} columns={columns} rows={rows} rowKey={({ eventId }) => eventId} empty={t('webhook.none')} />;
}

const colours = { waiting: 'blue', delivered: 'green', failed: 'red' } as const;

function StateTag({ delivery: { state, attempts, nextAt } }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const text = t(`deliveryState.${state}`);
  return <Tag color={colours[state]}>{nextAt !== null && attempts > 0 ? `${text} · ${dateTime(nextAt)}` : text}</Tag>;
}

function ActButton({ text, subject, act }: { text: string; subject: string; act: () => Promise<unknown> }) {
  const queries = useQueryClient();
  const acting = useMutation({ mutationFn: act, onSettled: () => queries.invalidateQueries({ queryKey: ['webhooks'] }) });
  return (
    <>
      <Button size="small" loading={acting.isPending} onClick={() => acting.mutate()} aria-label={`${text} ${subject}`}>
        {text}
      </Button>
      {acting.isError && <Failure failure={acting.error} />}
    </>
  );
}
