import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { take } from '../../api/refusal';
import type { LiveEvent, Mailbox } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { useLiveEvents } from '../../live/LiveProvider';
import { usePages } from '../../shared/usePages';

/** The mailboxes that one may look into, each with the number of its new messages. */
export function useMailboxes() {
  const api = useApi();
  const path = useTenant();
  return useQuery({
    queryKey: ['mailboxes'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/mailboxes', { params: { path } }))).items,
  });
}

export type MessageFilters = { mailbox?: string | undefined; new?: string | undefined };

export function useMessages({ mailbox, new: onlyNew }: MessageFilters) {
  const api = useApi();
  const path = useTenant();
  return usePages(['messages', mailbox, onlyNew], (page) => {
    const query = { ...(mailbox !== undefined && { mailbox }), new: onlyNew === 'true', ...page };
    return take(api.GET('/t/{tenant}/api/v1/messages', { params: { path, query } }));
  });
}

export function useMessage(messageId: string | null) {
  const api = useApi();
  const path = useTenant();
  return useQuery({
    queryKey: ['messages', 'one', messageId],
    queryFn: () => take(api.GET('/t/{tenant}/api/v1/messages/{messageId}', { params: { path: { ...path, messageId: messageId ?? '' } } })),
    enabled: messageId !== null,
  });
}

/** Whatever happens to a message is shown at once: lists are asked for anew, counts come with the event. */
export function useVoicemailEvents(): void {
  const queries = useQueryClient();
  const onEvent = useCallback(
    ({ message }: LiveEvent): void => {
      if (!message) return;
      void queries.invalidateQueries({ queryKey: ['messages'] });
      queries.setQueryData<Mailbox[]>(['mailboxes'], (boxes) =>
        boxes?.map((box) => (box.id === message.mailbox ? { ...box, newMessages: message.newMessages } : box)),
      );
    },
    [queries],
  );
  useLiveEvents(onEvent);
}
