import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Alert } from './Alert';
import { Button } from './Button';

type ErrorBoundaryProps = { children: ReactNode };

/** A page that breaks leaves the others alone: its place says so, and the way to them stays. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken onRetry={() => this.setState({ isBroken: false })} /> : this.props.children;
  }
}

function Broken({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return <Alert type="error" role="alert" title={t('failure.broken')} action={<Button onClick={onRetry}>{t('failure.retry')}</Button>} />;
}
