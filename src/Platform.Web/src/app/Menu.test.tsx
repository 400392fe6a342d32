import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { inBrowser, showPage } from '../testing/surroundings';
import { Menu } from './Menu';

inBrowser();

const items = ['wall', 'calls', 'queues', 'agents', 'bill'].map((to) => ({ to, text: `The ${to}` }));
const button = (): HTMLElement => screen.getByRole('button', { name: 'Menu' });
const isFolded = (): boolean => screen.getByRole('navigation', { name: 'Pages' }).classList.contains('folded');

it('folds many pages behind a button until one of them is chosen', () => {
  showPage(<Menu items={items} />, { api: {} });
  expect(button().getAttribute('aria-expanded')).toBe('false');
  expect(isFolded()).toBe(true);
  fireEvent.click(button());
  expect(button().getAttribute('aria-expanded')).toBe('true');
  expect(isFolded()).toBe(false);
  fireEvent.click(screen.getByRole('link', { name: 'The bill' }));
  expect(isFolded()).toBe(true);
  expect(screen.getByRole('link', { name: 'The bill' }).getAttribute('aria-current')).toBe('page');
});

it('is left by Escape, back to its button', () => {
  showPage(<Menu items={items} />, { api: {} });
  fireEvent.click(button());
  const link = screen.getByRole('link', { name: 'The calls' });
  link.focus();
  fireEvent.keyDown(link, { key: 'Escape' });
  expect(isFolded()).toBe(true);
  expect(document.activeElement).toBe(button());
});

it('leaves few pages as they are', () => {
  showPage(<Menu items={items.slice(0, 3)} />, { api: {} });
  expect(screen.queryByRole('button')).toBeNull();
  expect(isFolded()).toBe(false);
});
