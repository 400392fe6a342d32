import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { answer, inBrowser, showPage } from '../../testing/surroundings';
import { UsersSection } from './UsersSection';

const agents = [
  { id: '1001', name: 'Ann' },
  { id: '1002', name: 'Ben' },
];
const sent: unknown[] = [];
const api = {
  GET: (path: string) => answer({ items: path.endsWith('/agents') ? agents : [] }),
  PUT: (_: string, { body }: { body: unknown }) => {
    sent.push(body);
    return answer(undefined);
  },
};

inBrowser();

it('finds the agent of a new user by name', async () => {
  showPage(<UsersSection mayChange />, { api });
  fireEvent.click(await screen.findByRole('button', { name: 'Add a user' }));
  expect(screen.getByText('Lower-case letters, digits and . _ @ -. It cannot be changed later.')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('User name'), { target: { value: 'ben' } });
  const field = screen.getByLabelText('Agent');
  fireEvent.mouseDown(field);
  fireEvent.change(field, { target: { value: 'be' } });
  fireEvent.click(await screen.findByTitle('Ben (1002)'));
  expect(screen.queryByTitle('Ann (1001)')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toEqual([{ role: 'agent', password: null, agent: '1002' }]));
});
