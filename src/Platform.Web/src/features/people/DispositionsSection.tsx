import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import { type Named, NamedSection } from './NamedSection';

export function DispositionsSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const dispositions = useQuery({
    queryKey: ['dispositions'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/dispositions', { params: { path } }))).items,
  });
  const save = ({ id, name }: Named): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/dispositions/{disposition}', { params: { path: { ...path, disposition: id } }, body: { name } }));
  const remove = (id: string): Promise<unknown> =>
    take(api.DELETE('/t/{tenant}/api/v1/dispositions/{disposition}', { params: { path: { ...path, disposition: id } } }));
  return (
    <NamedSection
      title={t('people.dispositions')}
      help={t('peopleHelp.dispositions')}
      add={t('people.addDisposition')}
      query={dispositions}
      columns={[]}
      valuesOf={(row): Named => ({ id: row?.id ?? '', name: row?.name ?? '' })}
      save={save}
      remove={remove}
    />
  );
}
