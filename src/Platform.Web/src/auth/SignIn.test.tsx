import { fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Api } from '../api/client';
import { Refusal } from '../api/refusal';
import { ConsoleContext } from '../app/console';
import { chooseLanguage, startTexts } from '../i18n';
import { type AuthPort, Session } from './session';
import { SignIn } from './SignIn';

const never = (): never => {
  throw new Error('Not part of this test.');
};

beforeAll(async () => {
  // The form asks for the width of the window, which jsdom cannot tell.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => {}, removeEventListener: () => {} }));
  await startTexts();
  await chooseLanguage('en');
});

it('says in words why a log-in is refused, and can be filled in by its labels', async () => {
  const asked: string[][] = [];
  const port: AuthPort = {
    logIn: (...fields) => {
      asked.push(fields);
      return Promise.reject(new Refusal(401, { code: 'bad_credentials', detail: 'Login or password is wrong.' }));
    },
    refresh: never,
    logOut: never,
  };
  const place = { kind: 'tenant', tenant: 'acme', root: '/t/acme/' } as const;
  render(
    <ConsoleContext.Provider value={{ place, session: new Session(port), api: {} as Api }}>
      <SignIn />
    </ConsoleContext.Provider>,
  );
  fireEvent.change(screen.getByLabelText('User name'), { target: { value: ' anna ' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'secret' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Login or password is wrong.');
  expect(asked).toEqual([['anna', 'secret']]);
});
