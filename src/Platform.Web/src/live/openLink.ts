import type { Session } from '../auth/session';
import { whenIdle } from '../shared/whenIdle';
import type { LinkEvents } from './link';

/** Code that could not be fetched is asked for again after this time. */
const retryMs = 2_000;

/** Opens the link when the page has been drawn: its code is not loaded before. Returns what stops it. */
export function openLink(hubUrl: string, session: Session, events: LinkEvents): () => void {
  let isOver = false;
  let stop = (): void => undefined;
  const open = async (): Promise<void> => {
    await whenIdle();
    while (!isOver) {
      const code = await import('./link').catch(() => null);
      if (isOver) return;
      if (code !== null) {
        stop = new code.Link(hubUrl, session, events).start();
        return;
      }
      events.onState('lost');
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  };
  void open();
  return () => {
    isOver = true;
    stop();
  };
}
