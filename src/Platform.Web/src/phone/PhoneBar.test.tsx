import { fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { answer, inBrowser, showPage } from '../testing/surroundings';
import { PhoneBar, PhoneSwitch } from './PhoneBar';
import { type Phone, PhoneContext } from './PhoneProvider';
import type { Softphone } from './softphone';
import type { Talk } from './view';

vi.mock('../live/LiveProvider', async () => {
  const { useQuery } = await import('@tanstack/react-query');
  return { useLiveEvents: () => undefined, useLiveQuery: (queryKey: string[], queryFn: () => Promise<unknown>) => useQuery({ queryKey, queryFn }) };
});

const asked: string[] = [];
const controls = {
  answer: () => Promise.resolve(void asked.push('answer')),
  hangUp: () => asked.push('hangUp'),
  hold: (on: boolean) => asked.push(`hold ${on}`),
  mute: (on: boolean) => asked.push(`mute ${on}`),
  press: (key: string) => asked.push(`press ${key}`),
} as unknown as Softphone;
const holds: { kind: string; party: string; to: string | null }[] = [];
const api = {
  GET: (path: string) => answer(path.endsWith('/session') ? { agent: '1001', callId: 'c1' } : path.endsWith('{callId}') ? { path: holds } : { items: [] }),
};
const idle: Phone = { line: 'ready', talk: null, trouble: null, owner: 'here', isOn: true, isPossible: true, controls, takeOver: () => asked.push('takeOver') };

function show(change: Partial<Phone>): void {
  showPage(
    <PhoneContext.Provider value={{ ...idle, ...change }}>
      <PhoneSwitch />
      <PhoneBar />
    </PhoneContext.Provider>,
    { api, who: { login: '1001', role: 'agent', agent: '1001' } },
  );
}

function talk(state: Talk['state'], change: Partial<Talk> = {}): Talk {
  return { state, party: '+8613800000001', isMuted: false, isChanging: false, sent: '', ...change };
}

inBrowser();

afterEach(() => {
  asked.length = 0;
  holds.length = 0;
});

it('answers and declines by buttons and by keys', () => {
  show({ talk: talk('ringing') });
  expect(screen.getByRole('region', { name: 'Phone' }).textContent).toContain('+8613800000001');
  fireEvent.click(screen.getByRole('button', { name: /Answer$/ }));
  fireEvent.keyDown(window, { code: 'KeyE', altKey: true });
  fireEvent.keyDown(window, { code: 'KeyE' });
  expect(asked).toEqual(['answer', 'hangUp']);
});

it('shows a hold when the server says so, and asks for the other', async () => {
  holds.push({ kind: 'hold', party: '1001', to: null });
  show({ talk: talk('talking') });
  const held = await screen.findByRole('button', { name: /Resume$/ });
  expect(held.getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(held);
  fireEvent.keyDown(window, { code: 'KeyM', altKey: true });
  expect(asked).toEqual(['hold false', 'mute true']);
});

it('does not take a hold of the other side, or one that is over, for its own', async () => {
  holds.push({ kind: 'hold', party: '+8613800000001', to: null }, { kind: 'hold', party: '1001', to: '2026-11-26T22:00:00Z' });
  show({ talk: talk('talking', { isMuted: true }) });
  expect(screen.getByRole('button', { name: /Unmute$/ }).getAttribute('aria-pressed')).toBe('true');
  fireEvent.click(screen.getByRole('button', { name: /Hold$/ }));
  expect(asked).toEqual(['hold true']);
});

it('presses keys by mouse and keyboard', () => {
  show({ talk: talk('talking', { sent: '12' }) });
  fireEvent.click(screen.getByRole('button', { name: /Keypad$/ }));
  fireEvent.click(screen.getByRole('button', { name: '5' }));
  fireEvent.keyDown(screen.getByRole('group', { name: 'Keypad' }), { key: '#' });
  fireEvent.keyDown(screen.getByRole('group', { name: 'Keypad' }), { key: 'x' });
  expect(asked).toEqual(['press 5', 'press #']);
  expect(screen.getByLabelText('Keys pressed').textContent).toBe('12');
});

it.each<[string, Partial<Phone>]>([
  ['Phone ready', {}],
  ['Phone connecting', { controls: null }],
  ['Phone reconnecting', { line: 'away' }],
  ['Phone in another tab', { owner: 'elsewhere', controls: null }],
  ['Phone off', { isOn: false, controls: null }],
  ['Phone needs HTTPS', { isPossible: false, controls: null }],
])('says: %s', (text, change) => {
  show(change);
  expect(screen.getByText(text)).toBeTruthy();
});

it('offers to take the phone over from another tab', () => {
  show({ owner: 'elsewhere', controls: null });
  fireEvent.click(screen.getByRole('button', { name: 'Use this tab' }));
  expect(asked).toEqual(['takeOver']);
});
