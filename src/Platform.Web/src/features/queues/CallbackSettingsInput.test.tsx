import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { answer, inBrowser, showPage } from '../../testing/surroundings';
import { CallbackSettingsInput } from './CallbackSettingsInput';
import { type CallbackSettings, usualCallback } from './queueInput';

inBrowser();

let held: CallbackSettings | null | undefined;
const api = { GET: (path: string) => answer({ items: path.endsWith('/mailboxes') ? [{ id: 'night', name: 'Night box' }] : [] }) };

function Held({ initial }: { initial: CallbackSettings | null }) {
  const [value, setValue] = useState<CallbackSettings | null | undefined>(initial);
  held = value;
  return <CallbackSettingsInput value={value} onChange={setValue} />;
}

it('offers callbacks with what is usual, and takes them away again', () => {
  showPage(<Held initial={null} />, { api });
  const on = (): HTMLElement => screen.getByRole('checkbox', { name: 'Call callers back' });
  expect(screen.queryByLabelText('Key')).toBeNull();
  fireEvent.click(on());
  expect(held).toEqual(usualCallback);
  fireEvent.click(on());
  expect(held).toBeNull();
});

it('shows how the customer is called first only when it is, and keeps what else is set', async () => {
  showPage(<Held initial={{ ...usualCallback, digit: '9', maxAttempts: 5 }} />, { api });
  expect(screen.queryByLabelText('At once')).toBeNull();
  fireEvent.mouseDown(screen.getByRole('combobox', { name: 'Whom to call first' }));
  fireEvent.click(await screen.findByText('The customer, who then waits for an agent', { selector: '.ant-select-item-option-content' }));
  expect(held).toMatchObject({ mode: 'customerFirst', digit: '9', maxAttempts: 5 });
  expect(screen.getByLabelText('At once')).toBeTruthy();
});

it('sends callers who cannot be reached to a mailbox, and no empty text as a time', async () => {
  showPage(<Held initial={{ ...usualCallback, from: '09:00' }} />, { api });
  fireEvent.mouseDown(screen.getByRole('combobox', { name: 'Mailbox for callbacks that are given up' }));
  fireEvent.click(await screen.findByText('Night box', { selector: '.ant-select-item-option-content' }));
  expect(held).toMatchObject({ giveUpMailbox: 'night' });
  fireEvent.change(screen.getByLabelText('From'), { target: { value: '' } });
  expect(held).toMatchObject({ from: null });
});
