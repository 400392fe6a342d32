import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { ConfigProvider, Popconfirm } from 'antd';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { allowsMotion } from './motion';
import { themeOf } from './theme';

let isStill = false;

beforeAll(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: isStill && query === '(prefers-reduced-motion: reduce)' }));
  vi.stubGlobal('ResizeObserver', class { observe(): void {} unobserve(): void {} disconnect(): void {} });
});

afterEach(cleanup);

async function ask(): Promise<void> {
  render(
    <ConfigProvider theme={themeOf('light', allowsMotion())}>
      <Popconfirm title="Sure?">
        <button type="button">Ask</button>
      </Popconfirm>
    </ConfigProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  await screen.findByText('Sure?');
}

const moving = (): number => document.querySelectorAll('[class*="-appear-active"]').length;
const arriving = (): number => document.querySelectorAll('[class*="-appear"]').length;

it('lets a question grow into its place', async () => {
  isStill = false;
  await ask();
  await waitFor(() => expect(moving()).toBe(1));
});

it('puts it there at once for those who asked their system for less motion', async () => {
  isStill = true;
  await ask();
  await waitFor(() => expect(arriving()).toBe(0));
});
