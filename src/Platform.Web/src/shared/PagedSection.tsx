import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Failure } from './Failure';
import { Section } from './Page';
import { Skeleton } from './Skeleton';
import type { Pages } from './usePages';

type PagedListProps<Item> = {
  found: Pages<Item>;
  /** Shows what was found so far, none included. */
  children: (items: Item[]) => ReactNode;
};

/** What a search found, with the way to more of it. */
export function PagedList<Item>({ found, children }: PagedListProps<Item>) {
  const { t } = useTranslation();
  return (
    <>
      {found.isError && <Failure failure={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Skeleton />}
      {found.data && children(found.data.pages.flatMap((page) => page.items))}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('calls.more')}
        </Button>
      )}
    </>
  );
}

export function PagedSection<Item>({ title, ...list }: PagedListProps<Item> & { title: string }) {
  return (
    <Section title={title}>
      <PagedList {...list} />
    </Section>
  );
}

/** Asks for the list anew. */
export function RefreshButton<Item>({ found }: { found: Pages<Item> }) {
  const { t } = useTranslation();
  return <Button onClick={() => void found.refetch()}>{t('calls.refresh')}</Button>;
}
