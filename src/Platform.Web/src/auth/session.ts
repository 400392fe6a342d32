import { Refusal } from '../api/refusal';
import type { LogInWays, Tokens } from '../api/types';

/** `code` is asked for once the password is right, of those who have a second factor. */
export type Credentials = { login: string; password: string; code?: string };

/** How the session talks to the gateway. */
export type AuthPort = {
  ways(): Promise<LogInWays>;
  logIn(credentials: Credentials): Promise<Tokens>;
  /** New tokens for the browser's cookie, which no script sees. */
  refresh(): Promise<Tokens>;
  logOut(accessToken: string): Promise<void>;
  /** Sets the password with an invitation's token; the answer is who that was. */
  accept(token: string, password: string): Promise<{ login: string }>;
};

/** `mustEnrol`: nothing works until a second factor is set up. */
export type Who = Pick<Tokens, 'login' | 'role' | 'agent' | 'tenant' | 'mustEnrol'>;

/** `ended` tells why nobody is signed in: the user left, or the server ended the log-in. */
export type SessionView = { who: Who | null; ended: 'left' | 'revoked' | null };

/** An access token that expires within this time is renewed before use. */
const marginMs = 30_000;

/**
 * One log-in. Access tokens live in memory only: no script of another page finds them. What outlives a reload is the server's cookie, which
 * is good for new tokens and nothing else.
 */
export class Session {
  private tokens: Tokens | null = null;
  private expiresAtMs = 0;
  private refreshing: Promise<string> | null = null;
  private view: SessionView = { who: null, ended: null };
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly port: AuthPort,
    private readonly nowMs: () => number = Date.now,
  ) {}

  readonly show = (): SessionView => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async logIn(credentials: Credentials): Promise<void> {
    this.keep(await this.port.logIn(credentials));
  }

  /** Goes on with the log-in of before the page was loaded, if there is one. Never throws. */
  async resume(): Promise<void> {
    try {
      this.keep(await this.port.refresh());
    } catch {
      this.tokens = null;
    }
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
      const fresh = await this.port.refresh();
      // Left meanwhile, or somebody else has logged in in another tab and the cookie is theirs.
      if (this.tokens !== used || fresh.login !== used.login) throw new Refusal(401, { code: 'unauthenticated' });
      this.keep(fresh);
      return fresh.accessToken;
    } catch (failure) {
      if (failure instanceof Refusal && failure.status === 401) this.end('revoked');
      throw failure;
    }
  }

  private keep(tokens: Tokens): void {
    const { login, role, agent, tenant, mustEnrol } = tokens;
    const known = this.view.who;
    this.tokens = tokens;
    this.expiresAtMs = this.nowMs() + tokens.expiresInS * 1000;
    if (known === null || known.mustEnrol !== mustEnrol) this.change({ who: { login, role, agent, tenant, mustEnrol }, ended: null });
  }

  private change(view: SessionView): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}
