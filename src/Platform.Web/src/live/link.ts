import { HttpError, type HubConnection, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { LiveEvent } from '../api/types';
import type { Session } from '../auth/session';

export type LinkState = 'connecting' | 'live' | 'lost';

const firstRetryMs = 500;
const longestRetryMs = 10_000;

export type LinkEvents = { onState(state: LinkState): void; onEvent(event: LiveEvent): void };

/**
 * Keeps a hub connection open until stopped. The server closes it when the access token expires, and networks come and go: whatever ends
 * it, the next one is opened with a token that is good.
 */
export class Link {
  private connection: HubConnection | null = null;
  private stopped = false;
  private wake: () => void = () => {};

  constructor(
    private readonly hubUrl: string,
    private readonly session: Session,
    private readonly events: LinkEvents,
  ) {}

  /** Returns what stops it. */
  start(): () => void {
    const retryNow = (): void => this.wake();
    window.addEventListener('online', retryNow);
    void this.keepOpen();
    return () => {
      window.removeEventListener('online', retryNow);
      this.stopped = true;
      this.wake();
      void this.connection?.stop();
    };
  }

  private async keepOpen(): Promise<void> {
    let retryMs = firstRetryMs;
    this.events.onState('connecting');
    while (!this.stopped) {
      const opened = await this.openUntilClosed();
      if (this.stopped) return;
      this.events.onState('lost');
      retryMs = opened ? firstRetryMs : Math.min(retryMs * 2, longestRetryMs);
      await this.pause(retryMs);
    }
  }

  /** False when it could not be opened at all. */
  private async openUntilClosed(): Promise<boolean> {
    const connection = new HubConnectionBuilder()
      .withUrl(this.hubUrl, { accessTokenFactory: () => this.session.accessToken() })
      .configureLogging(LogLevel.None)
      .build();
    this.connection = connection;
    connection.on('live', this.events.onEvent);
    const closed = new Promise<void>((resolve) => connection.onclose(() => resolve()));
    try {
      await connection.start();
    } catch (failure) {
      if (isUnauthorized(failure)) await this.session.renew().catch(() => undefined);
      return false;
    }
    if (this.stopped) await connection.stop();
    else this.events.onState('live');
    await closed;
    return true;
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The client wraps what the negotiation was answered with into an error of its own, whose text names the status. */
function isUnauthorized(failure: unknown): boolean {
  return failure instanceof HttpError ? failure.statusCode === 401 : failure instanceof Error && failure.message.includes('401');
}
