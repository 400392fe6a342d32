import { expect, it } from 'vitest';
import { formOf, inputOf } from './signInForm';

const openId = {
  name: 'Acme SSO',
  issuer: 'https://id.acme.cn',
  clientId: 'cc',
  clientSecret: null,
  loginClaim: 'email',
  agentClaim: null,
  roles: [{ claim: 'groups', value: 'admins', role: 'tenantAdmin' as const }],
};

it.each([
  { secondFactor: 'required' as const, openId },
  { secondFactor: 'optional' as const, openId: null },
])('what is shown and saved again stays as it is: %o', (policy) => {
  expect(inputOf(formOf({ ...policy, redirectUri: '' }))).toEqual(policy);
});

it('sends a secret only when one was typed', () => {
  const form = formOf({ secondFactor: 'optional', openId, redirectUri: '' });
  expect(inputOf({ ...form, clientSecret: 's3cret' }).openId?.clientSecret).toBe('s3cret');
});
