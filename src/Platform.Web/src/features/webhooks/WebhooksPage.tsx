import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Webhook } from '../../api/types';
import { useWho } from '../../app/console';
import { Button } from '../../shared/Button';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Page, Section } from '../../shared/Page';
import { Tag } from '../../shared/Tag';
import { SecretsSection } from '../flows/SecretsSection';
import { DeliveriesDrawer } from './DeliveriesDrawer';
import { useWebhookCalls, useWebhooks } from './useWebhooks';
import { WebhookDrawer } from './WebhookDrawer';

type Open = { what: 'edit' | 'deliveries'; webhook: Webhook } | { what: 'new' };

/** Servers of the tenant that are told of what happens, and how that goes. */
export default function WebhooksPage() {
  const { t } = useTranslation();
  const mayChange = useWho().role === 'tenantAdmin';
  const [open, setOpen] = useState<Open | null>(null);
  const webhooks = useWebhooks();
  const taken = (webhooks.data ?? []).map(({ id }) => id);
  const close = (): void => setOpen(null);
  return (
    <Page title={t('webhook.title')}>
      <Section title={t('webhook.all')}>
        <p>{t('webhook.note')}</p>
        <Loaded query={webhooks}>{(rows) => <WebhookTable rows={rows} mayChange={mayChange} open={setOpen} />}</Loaded>
        {mayChange && <Button onClick={() => setOpen({ what: 'new' })}>{t('webhook.add')}</Button>}
      </Section>
      {mayChange && <SecretsSection />}
      {open?.what === 'new' && <WebhookDrawer webhook={null} taken={taken} onClose={close} />}
      {open?.what === 'edit' && <WebhookDrawer webhook={open.webhook} taken={taken} onClose={close} />}
      {open?.what === 'deliveries' && <DeliveriesDrawer webhook={open.webhook} mayChange={mayChange} onClose={close} />}
    </Page>
  );
}

function WebhookTable({ rows, mayChange, open }: { rows: Webhook[]; mayChange: boolean; open: (what: Open) => void }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const calls = useWebhookCalls();
  const columns: Column<Webhook>[] = [
    { key: 'name', title: t('people.name'), render: ({ name }) => name },
    { key: 'url', title: t('webhook.url'), render: ({ url }) => <span className="long">{url}</span> },
    { key: 'events', title: t('webhook.events'), render: ({ events }) => events.map((event) => t(`webhookEvent.${event}`)).join(t('webhook.comma')) },
    { key: 'health', title: t('webhook.health'), render: (row) => <HealthTag webhook={row} /> },
    { key: 'waiting', title: t('webhook.waiting'), number: true, render: ({ waiting }) => waiting },
    { key: 'delivered', title: t('webhook.delivered'), render: ({ deliveredAt }) => (deliveredAt === null ? '–' : dateTime(deliveredAt)) },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: (row) => (
        <div className="actions">
          <RowButton text={t('webhook.deliveries')} webhook={row} onClick={() => open({ what: 'deliveries', webhook: row })} />
          {mayChange && <RowButton text={t('edit.edit')} webhook={row} onClick={() => open({ what: 'edit', webhook: row })} />}
          {mayChange && (
            <ConfirmButton text={t('edit.remove')} subject={row.name} question={t('edit.removeSure', { name: row.name })} act={() => calls.remove(row.id)} />
          )}
        </div>
      ),
    },
  ];
  return <DataTable label={t('webhook.all')} columns={columns} rows={rows} rowKey={({ id }) => id} empty={t('webhook.none')} />;
}

const colours = { idle: 'default', healthy: 'green', retrying: 'orange', unhealthy: 'red' } as const;

function HealthTag({ webhook: { enabled, health } }: { webhook: Webhook }) {
  const { t } = useTranslation();
  return enabled ? <Tag color={colours[health]}>{t(`webhookHealth.${health}`)}</Tag> : <Tag>{t('webhook.off')}</Tag>;
}

function RowButton({ text, webhook, onClick }: { text: string; webhook: Webhook; onClick: () => void }) {
  return (
    <Button size="small" onClick={onClick} aria-label={`${text} ${webhook.name}`}>
      {text}
    </Button>
  );
}
