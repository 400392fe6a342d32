import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { useFailureText } from './Failure';

type ConfirmButtonProps = {
  text: string;
  /** What it is about, for those who do not see where the button stands. */
  subject: string;
  /** What it will do, as a question. */
  question: string;
  act: () => Promise<unknown>;
};

/** For what cannot be taken back. What the page shows is asked for anew afterwards; a refusal is said beside the button. */
export function ConfirmButton({ text, subject, question, act }: ConfirmButtonProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const acting = useMutation({ mutationFn: act, onSettled: () => queries.invalidateQueries() });
  return (
    <>
      <Popconfirm title={question} okText={text} cancelText={t('edit.cancel')} onConfirm={() => acting.mutate()}>
        <Button size="small" loading={acting.isPending} aria-label={`${text} ${subject}`}>
          {text}
        </Button>
      </Popconfirm>
      {acting.isError && (
        <div role="alert" className="refused">
          {failureText(acting.error)}
        </div>
      )}
    </>
  );
}
