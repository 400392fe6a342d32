import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { inBrowser, showPage } from '../testing/surroundings';
import { DayInput } from './DayInput';
import { FileInput } from './FileInput';

inBrowser();

let held = '';

function Held({ initial, withTime }: { initial: string; withTime: boolean }) {
  const [value, setValue] = useState(initial);
  held = value;
  return (
    <label>
      Day <DayInput value={value} onChange={setValue} withTime={withTime} />
    </label>
  );
}

function write(text: string): void {
  const input = screen.getByLabelText('Day');
  fireEvent.mouseDown(input);
  fireEvent.change(input, { target: { value: text } });
  fireEvent.keyDown(input, { key: 'Enter', code: 'Enter', keyCode: 13 });
}

it('holds a day as text', () => {
  showPage(<Held initial="2026-11-27" withTime={false} />, { api: {} });
  expect(screen.getByLabelText<HTMLInputElement>('Day').value).toBe('Nov 27, 2026');
  write('2026-12-01');
  expect(held).toBe('2026-12-01');
});

it('begins empty, and holds a minute where the time counts', () => {
  showPage(<Held initial="" withTime />, { api: {} });
  expect(screen.getByLabelText<HTMLInputElement>('Day').value).toBe('');
  write('2026-12-01 09:30');
  expect(held).toBe('2026-12-01T09:30');
});

it('names the file that was chosen', () => {
  const chosen: (File | null)[] = [];
  showPage(
    <>
      <label htmlFor="sound">Sound</label>
      <FileInput id="sound" accept=".wav" onChoose={(file) => chosen.push(file)} />
    </>,
    { api: {} },
  );
  expect(screen.getByText('No file chosen')).toBeTruthy();
  const file = new File(['x'], 'hello.wav');
  fireEvent.change(screen.getByLabelText('Sound'), { target: { files: [file] } });
  expect(screen.getByText('hello.wav')).toBeTruthy();
  expect(chosen).toEqual([file]);
});
