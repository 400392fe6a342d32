import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Drawer, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { Failure } from './Failure';
import { type FaultsAt, faultsAtFields } from './faults';

type EditFormProps<Values extends object> = {
  initial: Values;
  save: (values: Values) => Promise<unknown>;
  onSaved?: () => void;
  submit?: string;
  /** Where faults belong in a form of lists and groups; left out: at the fields whose names are those of the values. */
  faultsAt?: (failure: unknown, sent: Values) => FaultsAt[];
  /** Form items whose names are those of the values. */
  children: ReactNode;
};

/** Beside the button that was pressed, however long the form. */
function bringIntoView(refusal: HTMLElement | null): void {
  refusal?.scrollIntoView({ block: 'center' });
}

/** A form that sends its values and shows the server's faults at the fields that they are about. */
export function EditForm<Values extends object>({ initial, save, onSaved, submit, faultsAt, children }: EditFormProps<Values>) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: save,
    onError: (failure, sent) => {
      const byName = (): FaultsAt[] => Object.entries(faultsAtFields(failure, Object.keys(initial))).map(([name, errors]) => ({ name: [name], errors }));
      form.setFields((faultsAt?.(failure, sent) ?? byName()).map(({ name, errors }) => ({ name: name as never, errors })));
    },
    onSuccess: async () => {
      await queries.invalidateQueries();
      onSaved?.();
    },
  });
  return (
    <Form form={form} layout="vertical" initialValues={initial} onFinish={(values: Values) => saving.mutate({ ...initial, ...values })} className="edit">
      {children}
      {saving.isError && (
        <div ref={bringIntoView}>
          <Failure failure={saving.error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" loading={saving.isPending}>
        {submit ?? t('edit.save')}
      </Button>
      {saving.isSuccess && (
        <span role="status" className="saved">
          {t('edit.saved')}
        </span>
      )}
    </Form>
  );
}

type EditDrawerProps<Values extends object> = EditFormProps<Values> & { title: string; onClose: () => void };

/** Only there while something is edited, so that it starts from what is known then. */
export function EditDrawer<Values extends object>({ title, onClose, ...form }: EditDrawerProps<Values>) {
  return (
    <SideDrawer title={title} onClose={onClose}>
      <EditForm {...form} onSaved={onClose} />
    </SideDrawer>
  );
}

export function SideDrawer({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Drawer open title={title} onClose={onClose} size="min(640px, 100vw)">
      {children}
    </Drawer>
  );
}
