import { expect, it } from 'vitest';
import { clock, formatsOf } from './format';

it.each([
  [-5, '0:00'],
  [65_000, '1:05'],
  [3_725_900, '1:02:05'],
])('clock(%d) is %s', (ms, text) => expect(clock(ms)).toBe(text));

it('writes money, days and months by language, with the fractions of a cent that a price has', () => {
  const en = formatsOf('en');
  const zh = formatsOf('zh-CN');
  expect(en.money(1234.5, 'CNY')).toBe('CN¥1,234.50');
  expect(zh.money(0.0625, 'CNY')).toBe('¥0.0625');
  expect(en.day('2026-11-01')).toBe('Nov 1, 2026');
  expect(zh.day('2026-11-01')).toBe('2026年11月1日');
  expect(zh.month('2026-11')).toBe('2026年11月');
  expect(en.percent(0.0012)).toBe('0.12%');
  expect(en.list(['Sales', 'Support'])).toBe('Sales, Support');
  expect(zh.list(['销售', '技术支持'])).toBe('销售、技术支持');
});
