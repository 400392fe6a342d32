import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { inBrowser, showPage } from '../../testing/surroundings';
import RecordingPolicyPage from './RecordingPolicyPage';

const asked: { path: string; what: object; body: object }[] = [];
const policy = { mode: 'onDemand', days: 90, numbers: [{ id: '+861', mode: 'inherit' }], queues: [], agents: [{ id: '1001', mode: 'never' }] };
const api = {
  GET: (path: string) => Promise.resolve({ data: path.endsWith('/policy') ? policy : { items: [] }, response: new Response() }),
  PUT: (path: string, { params, body }: { params: { path: object }; body: object }) => {
    asked.push({ path: path.slice(path.indexOf('/policy')), what: params.path, body });
    return Promise.resolve({ data: policy, response: new Response() });
  },
};

inBrowser();

afterEach(() => {
  asked.length = 0;
});

it('sets the mode of one number, and how long recordings are kept', async () => {
  showPage(<RecordingPolicyPage />, { api });
  fireEvent.mouseDown(await screen.findByRole('combobox', { name: 'Record: +861' }));
  fireEvent.click(await screen.findByText('Always', { selector: '.ant-select-item-option-content' }));
  await waitFor(() => expect(asked).toEqual([{ path: '/policy/numbers/{e164}', what: { tenant: 'acme', e164: '+861' }, body: { mode: 'always' } }]));
  fireEvent.change(screen.getByRole('spinbutton', { name: 'Days kept after the call' }), { target: { value: '30' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(asked[1]).toEqual({ path: '/policy', what: { tenant: 'acme' }, body: { mode: 'onDemand', days: 30 } }));
});
