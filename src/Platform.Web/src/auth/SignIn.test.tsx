import { fireEvent, render, screen } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../api/client';
import { Refusal } from '../api/refusal';
import { ConsoleContext } from '../app/console';
import { chooseLanguage, startTexts } from '../i18n';
import { type AuthPort, type Credentials, Session } from './session';
import { SignIn } from './SignIn';

const never = (): never => {
  throw new Error('Not part of this test.');
};

beforeAll(async () => {
  await startTexts();
  await chooseLanguage('en');
});

it('says in words why a log-in is refused, asks for a code when one is needed, and can be filled in by its labels', async () => {
  const asked: Credentials[] = [];
  const answers = [
    new Refusal(401, { code: 'bad_credentials', detail: 'User name or password is wrong.' }),
    new Refusal(401, { code: 'second_factor_needed', detail: 'Enter the code.' }),
    new Refusal(403, { code: 'bad_code', detail: 'The code is wrong.' }),
  ];
  const port: AuthPort = {
    ways: () => Promise.resolve({ openId: 'Acme SSO' }),
    logIn: (credentials) => {
      asked.push(credentials);
      return Promise.reject(answers.shift()!);
    },
    refresh: never,
    logOut: never,
    accept: never,
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
  expect((await screen.findByRole('alert')).textContent).toContain('User name or password is wrong.');
  expect(screen.getByRole('link', { name: 'Sign in with Acme SSO' }).getAttribute('href')).toBe('/t/acme/api/v1/auth/openid/start');
  expect(screen.queryByLabelText('Code')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  fireEvent.change(await screen.findByLabelText('Code'), { target: { value: ' 123456 ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The code is wrong.');
  const first = { login: 'anna', password: 'secret' };
  expect(asked).toEqual([first, first, { ...first, code: '123456' }]);
});
