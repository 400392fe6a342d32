import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

export type NavItem = { to: string; text: string };

/** So many fit into one row of a narrow screen; more are behind a button there. */
const inOneRow = 4;

/** The pages that somebody may see: rows on a wide screen, on a narrow one a list that a button opens. */
export function Menu({ items }: { items: NavItem[] }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isLong = items.length > inOneRow;
  const leave = ({ key }: KeyboardEvent): void => {
    if (key !== 'Escape' || !isOpen) return;
    setIsOpen(false);
    button.current?.focus();
  };
  return (
    <>
      {isLong && (
        <button ref={button} type="button" className="menu" aria-expanded={isOpen} aria-controls="pages" onClick={() => setIsOpen(!isOpen)} onKeyDown={leave}>
          <span aria-hidden>☰</span> {t('app.menu')}
        </button>
      )}
      <nav id="pages" aria-label={t('app.navigation')} className={isLong && !isOpen ? 'folded' : undefined} onKeyDown={leave}>
        {items.map(({ to, text }) => (
          <NavLink key={to} to={to} onClick={() => setIsOpen(false)}>
            {text}
          </NavLink>
        ))}
      </nav>
    </>
  );
}
