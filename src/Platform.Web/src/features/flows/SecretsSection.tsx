import { useQuery } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useTenant } from '../../app/console';
import { type Named, NamedSection } from '../people/NamedSection';

type Values = Named & { value: string };

/** What look-ups show to servers of the tenant; the values are written and never shown. */
export function SecretsSection() {
  const { t } = useTranslation();
  const api = useApi();
  const path = useTenant();
  const secrets = useQuery({
    queryKey: ['secrets'],
    queryFn: async () => (await take(api.GET('/t/{tenant}/api/v1/secrets', { params: { path } }))).items,
  });
  const save = ({ id, name, value }: Values): Promise<unknown> =>
    take(api.PUT('/t/{tenant}/api/v1/secrets/{secret}', { params: { path: { ...path, secret: id } }, body: { name, value: value === '' ? null : value } }));
  const remove = (id: string): Promise<unknown> =>
    take(api.DELETE('/t/{tenant}/api/v1/secrets/{secret}', { params: { path: { ...path, secret: id } } }));
  return (
    <NamedSection
      title={t('secret.title')}
      help={t('secret.none')}
      add={t('secret.add')}
      query={secrets}
      columns={[]}
      valuesOf={(row): Values => ({ id: row?.id ?? '', name: row?.name ?? '', value: '' })}
      save={save}
      remove={remove}
    >
      {(isNew) => (
        <Form.Item name="value" label={t('secret.value')} extra={isNew ? t('secret.newNote') : t('secret.note')}>
          <Input.Password autoComplete="new-password" maxLength={2000} />
        </Form.Item>
      )}
    </NamedSection>
  );
}
