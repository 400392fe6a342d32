import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useWho } from '../../app/console';
import { Failure } from '../../shared/Failure';
import { ChoiceFilter, FilterForm } from '../../shared/FilterForm';
import { filtersOf } from '../../shared/filters';
import { Page, Section } from '../../shared/Page';
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
    <Page title={t('voicemail.title')} extra={<Button onClick={() => void found.refetch()}>{t('calls.refresh')}</Button>}>
      <FilterForm id="messages" filters={filters} onChange={(next) => setParams(next, { replace: true })}>
        <ChoiceFilter name="mailbox" label={t('voicemail.mailbox')} options={choices} />
        <ChoiceFilter name="new" label={t('callback.state')} options={[{ value: 'true', label: t('voicemail.new') }]} />
      </FilterForm>
      <Section title={t('voicemail.found')}>
        {found.isError && <Failure failure={found.error} retry={() => void found.refetch()} />}
        {found.isPending && <Skeleton active title={false} />}
        {found.data && <MessageTable messages={found.data.pages.flatMap((page) => page.items)} nameOf={nameOf} />}
        {found.hasNextPage && (
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('calls.more')}
          </Button>
        )}
      </Section>
      {role === 'tenantAdmin' && <MailboxesSection boxes={boxes} />}
    </Page>
  );
}
