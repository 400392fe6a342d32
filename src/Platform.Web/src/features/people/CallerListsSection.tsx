import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { CallerList } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import type { Column } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { type Named, NamedSection } from './NamedSection';

/** The numbers as they are typed, one a line. */
type Values = Named & { numbers: string };

export function CallerListsSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const { number } = useFormats();
  const lists = useQuery({
    queryKey: ['caller-lists'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/caller-lists', { params: { path } }))).items,
  });
  const columns: Column<CallerList>[] = [{ key: 'numbers', title: t('people.numbers'), render: ({ numbers }) => number(numbers.length), number: true }];
  const save = ({ id, name, numbers }: Values): Promise<unknown> => {
    const body = { name, numbers: numbers.split('\n').map((line) => line.trim()).filter((line) => line !== '') };
    return take(api.PUT('/t/{tenant}/api/v1/caller-lists/{list}', { params: { path: { ...path, list: id } }, body }));
  };
  const remove = (id: string): Promise<unknown> =>
    take(api.DELETE('/t/{tenant}/api/v1/caller-lists/{list}', { params: { path: { ...path, list: id } } }));
  return (
    <NamedSection
      title={t('people.callerLists')}
      help={t('peopleHelp.callerLists')}
      add={t('people.addCallerList')}
      query={lists}
      columns={columns}
      valuesOf={(row): Values => ({ id: row?.id ?? '', name: row?.name ?? '', numbers: (row?.numbers ?? []).join('\n') })}
      save={save}
      remove={remove}
    >
      <Form.Item name="numbers" label={t('people.numbers')} extra={t('people.numbersNote')}>
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} />
      </Form.Item>
    </NamedSection>
  );
}
