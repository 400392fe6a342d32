import { Refusal } from '../api/refusal';
import type { Tokens } from '../api/types';

/** How the session talks to the gateway. */
export type AuthPort = {
  logIn(login: string, password: string): Promise<Tokens>;
  refresh(refreshToken: string): Promise<Tokens>;
  logOut(accessToken: string): Promise<void>;
};

export type Who = Pick<Tokens, 'login' | 'role' | 'agent' | 'tenant'>;

/** `ended` tells why nobody is signed in: the user left, or the server ended the log-in. */
export type SessionView = { who: Who | null; ended: 'left' | 'revoked' | null };

/** An access token that expires within this time is renewed before use. */
const marginMs = 30_000;

/**
 * One log-in. Tokens live in memory only: no script of another page and no later user of the machine finds them.
 * A refresh token is good for one use, so there is never more than one refresh under way.
 */
export class Session {
  private tokens: Tokens | null = null;
  private expiresAtMs = 0;
  private refreshing: Promise<string> | null = null;
  private view: SessionView = { who: null, ended: null };
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly port: AuthPort,
    private readonly nowMs: () => number = Date.now,
  ) {}

  readonly show = (): SessionView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async logIn(login: string, password: string): Promise<void> {
    this.keep(await this.port.logIn(login, password));
  }

  /** Leaves at once here; the server is told as far as it can be reached. */
  async logOut(): Promise<void> {
    const token = this.tokens?.accessToken;
    this.end('left');
    if (token !== undefined) await this.port.logOut(token);
  }

  /** A token that is good for a while yet; throws when the log-in has ended. */
  async accessToken(): Promise<string> {
    if (this.tokens === null) throw new Refusal(401, { code: 'unauthenticated' });
    return this.nowMs() < this.expiresAtMs - marginMs ? this.tokens.accessToken : this.renew();
  }

  /** New tokens for the old. A refusal ends the log-in; a network that is down does not. */
  renew(): Promise<string> {
    this.refreshing ??= this.refresh().finally(() => {
      this.refreshing = null;
    });
    return this.refreshing;
  }

  end(why: 'left' | 'revoked'): void {
    if (this.tokens === null) return;
    this.tokens = null;
    this.change({ who: null, ended: why });
  }

  private async refresh(): Promise<string> {
    const used = this.tokens;
    if (used === null) throw new Refusal(401, { code: 'unauthenticated' });
    try {
      const fresh = await this.port.refresh(used.refreshToken);
      if (this.tokens !== used) throw new Refusal(401, { code: 'unauthenticated' });
      this.keep(fresh);
      return fresh.accessToken;
    } catch (failure) {
      if (failure instanceof Refusal && failure.status === 401) this.end('revoked');
      throw failure;
    }
  }

  private keep(tokens: Tokens): void {
    const known = this.view.who !== null;
    this.tokens = tokens;
    this.expiresAtMs = this.nowMs() + tokens.expiresInS * 1000;
    if (known) return;
    const { login, role, agent, tenant } = tokens;
    this.change({ who: { login, role, agent, tenant }, ended: null });
  }

  private change(view: SessionView): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}
