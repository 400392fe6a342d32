import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, it, vi } from 'vitest';
import { inBrowser, showPage } from '../../testing/surroundings';
import CallPage from './CallPage';

vi.mock('../../live/LiveProvider', () => ({ useLiveEvents: () => undefined }));

const api = { GET: () => new Promise(() => undefined) };
const page = (
  <Routes>
    <Route path="calls/:callId" element={<CallPage />} />
  </Routes>
);

inBrowser();

it('leads to the recordings of the call', () => {
  showPage(page, { api, address: '/calls/01A' });
  expect(screen.getByRole('link', { name: 'Recordings of this call' }).getAttribute('href')).toBe('/recordings?call=01A');
});

it('does not lead agents there, who may not listen', () => {
  showPage(page, { api, address: '/calls/01A', who: { role: 'agent', agent: '1001' } });
  expect(screen.getByRole('heading', { name: 'Call' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Recordings of this call' })).toBeNull();
});
