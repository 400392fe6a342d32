import { afterEach, expect, it, vi } from 'vitest';
import { askFirst } from '../app/first';
import { mayBeSignedIn } from './kept';

const place = { kind: 'tenant', tenant: 'acme', root: '/t/acme/' } as const;

function asking(cookies: string): { asked: string[] } {
  const asked: string[] = [];
  vi.stubGlobal('document', { cookie: cookies });
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path);
    return Promise.resolve(new Response(null, { status: 401 }));
  });
  return { asked };
}

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['', false],
  ['platform-signed-in=1', true],
  ['theme=dark; platform-signed-in=1', true],
  ['platform-signed-in=', false],
  ['not-platform-signed-in=1', false],
])('goes by the sign of the server: %j', (cookies, expected) => {
  asking(cookies);
  expect(mayBeSignedIn()).toBe(expected);
});

it('asks ahead for a log-in only where one may stand', async () => {
  const { asked } = asking('');
  await askFirst(place, 'en');
  expect(asked).toEqual([]);
});

it('asks for the log-in that may stand, and for no more when it is over', async () => {
  const { asked } = asking('platform-signed-in=1');
  await askFirst(place, 'en');
  expect(asked).toEqual(['/t/acme/api/v1/auth/refresh']);
});
