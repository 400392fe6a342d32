import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useWho } from '../../app/console';
import { ChoiceFilter, FilterForm } from '../../shared/FilterForm';
import { filtersOf } from '../../shared/filters';
import { Page } from '../../shared/Page';
import { PagedSection, RefreshButton } from '../../shared/PagedSection';
import { MailboxesSection } from './MailboxesSection';
import { MessageTable } from './MessageTable';
import { useMailboxes, useMessages, useVoicemailEvents } from './useVoicemail';

const filterNames = ['mailbox', 'new'] as const;

/** Messages of the mailboxes that one may look into; admins set the mailboxes up, too. */
export default function VoicemailPage() {
  const { t } = useTranslation();
  const { role } = useWho();
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(filterNames, params);
  const boxes = useMailboxes();
  const found = useMessages(filters);
  useVoicemailEvents();
  const nameOf = (mailbox: string): string => boxes.data?.find((box) => box.id === mailbox)?.name ?? mailbox;
  const choices = (boxes.data ?? []).map(({ id, name, newMessages }) => ({ value: id, label: newMessages > 0 ? `${name} (${newMessages})` : name }));
  return (
    <Page title={t('voicemail.title')} extra={<RefreshButton found={found} />}>
      <FilterForm id="messages" filters={filters} onChange={(next) => setParams(next, { replace: true })}>
        <ChoiceFilter name="mailbox" label={t('voicemail.mailbox')} options={choices} />
        <ChoiceFilter name="new" label={t('callback.state')} options={[{ value: 'true', label: t('voicemail.new') }]} />
      </FilterForm>
      <PagedSection title={t('voicemail.found')} found={found}>
        {(messages) => <MessageTable messages={messages} nameOf={nameOf} />}
      </PagedSection>
      {role === 'tenantAdmin' && <MailboxesSection boxes={boxes} />}
    </Page>
  );
}
