import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** A page's heading, also said by the browser's tab. */
export function Page({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const console = t('app.name');
  useEffect(() => {
    document.title = `${title} · ${console}`;
  }, [title, console]);
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        {extra}
      </div>
      {children}
    </>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Figures with their names. */
export function Facts({ items }: { items: { name: string; value: ReactNode }[] }) {
  return (
    <dl className="facts">
      {items.map((item) => (
        <div key={item.name}>
          <dt>{item.name}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
