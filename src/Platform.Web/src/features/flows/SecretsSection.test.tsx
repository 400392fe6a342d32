import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { chooseLanguage } from '../../i18n';
import { answer, inBrowser, showPage } from '../../testing/surroundings';
import { SecretsSection } from './SecretsSection';

const put = vi.fn(() => answer(undefined));
const api = { GET: () => answer({ items: [{ id: 'crm', name: 'CRM' }] }), PUT: put };

inBrowser();

it.each([
  ['en', 'Add a secret', /it is not shown again/, /at most 32\. It cannot be changed later/],
  ['zh-CN', '添加密钥', /以后不再显示/, /最多 32 个；以后不能更改/],
] as const)('says in %s that a new secret is shown once, and what its id may be', async (language, add, once, id) => {
  await chooseLanguage(language);
  showPage(<SecretsSection />, { api });
  fireEvent.click(await screen.findByRole('button', { name: add }));
  expect(await screen.findByText(once)).toBeTruthy();
  expect(screen.getByText(id)).toBeTruthy();
});

it('says of a secret that is there what leaving it empty does', async () => {
  await chooseLanguage('en');
  showPage(<SecretsSection />, { api });
  fireEvent.click(await screen.findByRole('button', { name: 'Edit CRM' }));
  expect(await screen.findByText(/Left empty, a secret keeps its value/)).toBeTruthy();
});

it('does not replace what has the id of a new one', async () => {
  await chooseLanguage('en');
  showPage(<SecretsSection />, { api });
  await screen.findByText('CRM');
  fireEvent.click(screen.getByRole('button', { name: 'Add a secret' }));
  fireEvent.change(await screen.findByLabelText('Id'), { target: { value: 'crm' } });
  fireEvent.change(screen.getByLabelText('Name'), { target: { value: 'Another' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('This one is taken.')).toBeTruthy();
  expect(put).not.toHaveBeenCalled();
});
