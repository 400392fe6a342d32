import { describe, expect, it, vi } from 'vitest';
import { Refusal } from '../api/refusal';
import type { Tokens } from '../api/types';
import { type AuthPort, Session } from './session';

function tokens(number: number): Tokens {
  return {
    accessToken: `access-${number}`,
    expiresInS: 600,
    refreshToken: null,
    refreshExpiresAt: '2026-11-30T00:00:00Z',
    tenant: 'acme',
    login: 'anna',
    role: 'agent',
    agent: '1001',
    mustEnrol: false,
  };
}

async function signedIn(refresh: AuthPort['refresh']) {
  const clock = { nowMs: 0 };
  const port = {
    ways: () => Promise.resolve({ openId: null }),
    accept: () => Promise.resolve({ login: 'anna' }),
    logIn: () => Promise.resolve(tokens(1)),
    refresh: vi.fn(refresh),
    logOut: vi.fn(() => Promise.resolve()),
  };
  const session = new Session(port, () => clock.nowMs);
  await session.logIn({ login: 'anna', password: 'secret' });
  return { session, port, clock };
}

describe('Session', () => {
  it('keeps a token that is good and renews one that is about to expire, once for all who ask', async () => {
    const { session, port, clock } = await signedIn(() => Promise.resolve(tokens(2)));
    expect(await session.accessToken()).toBe('access-1');
    clock.nowMs = 580_000;
    expect(await Promise.all([session.accessToken(), session.accessToken()])).toEqual(['access-2', 'access-2']);
    expect(port.refresh).toHaveBeenCalledTimes(1);
  });

  it('ends when the server refuses the refresh, and says so', async () => {
    const { session, clock } = await signedIn(() => Promise.reject(new Refusal(401, { code: 'bad_refresh_token' })));
    clock.nowMs = 600_000;
    await expect(session.accessToken()).rejects.toMatchObject({ code: 'bad_refresh_token' });
    expect(session.show()).toEqual({ who: null, ended: 'revoked' });
  });

  it('stays when the network fails, and renews later', async () => {
    let down = true;
    const { session, clock } = await signedIn(() => (down ? Promise.reject(new TypeError('network')) : Promise.resolve(tokens(2))));
    clock.nowMs = 600_000;
    await expect(session.accessToken()).rejects.toThrow('network');
    expect(session.show().who?.login).toBe('anna');
    down = false;
    expect(await session.accessToken()).toBe('access-2');
  });

  it('does not come back when the user leaves during a refresh', async () => {
    let answer = (_: Tokens): void => {};
    const { session, port, clock } = await signedIn(() => new Promise((resolve) => (answer = resolve)));
    clock.nowMs = 600_000;
    const renewed = session.accessToken();
    await session.logOut();
    answer(tokens(2));
    await expect(renewed).rejects.toBeInstanceOf(Refusal);
    expect(session.show()).toEqual({ who: null, ended: 'left' });
    expect(port.logOut).toHaveBeenCalledWith('access-1');
  });

  it('goes on after a reload with whoever the cookie belongs to, and is nobody without one', async () => {
    const { port } = await signedIn(() => Promise.resolve(tokens(2)));
    const reloaded = new Session(port);
    await reloaded.resume();
    expect(reloaded.show().who?.login).toBe('anna');
    const stranger = new Session({ ...port, refresh: () => Promise.reject(new Refusal(401, { code: 'bad_refresh_token' })) });
    await stranger.resume();
    expect(stranger.show()).toEqual({ who: null, ended: null });
  });

  it('ends when somebody else has logged in in another tab', async () => {
    const { session, clock } = await signedIn(() => Promise.resolve({ ...tokens(2), login: 'bert' }));
    clock.nowMs = 600_000;
    await expect(session.accessToken()).rejects.toBeInstanceOf(Refusal);
    expect(session.show()).toEqual({ who: null, ended: 'revoked' });
  });

  it('tells when the second factor is set up', async () => {
    const { session, port } = await signedIn(() => Promise.resolve(tokens(2)));
    port.refresh.mockResolvedValueOnce({ ...tokens(2), mustEnrol: true });
    await session.renew();
    expect(session.show().who?.mustEnrol).toBe(true);
    await session.renew();
    expect(session.show().who?.mustEnrol).toBe(false);
  });
});
