import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Flow, FlowVersion } from '../../api/types';
import { useApi, useTenant } from '../../app/console';
import { ConfirmButton } from '../../shared/ConfirmButton';
import { actionsKey, type Column, DataTable } from '../../shared/DataTable';
import { useFormats } from '../../shared/format';
import { Loaded } from '../../shared/Loaded';
import { Section } from '../../shared/Page';
import { Tag } from '../../shared/Tag';
import { useFlowVersions } from './useFlows';

export function VersionsSection({ flow: { id } }: { flow: Flow }) {
  const { t } = useTranslation();
  const api = useApi();
  const path = { ...useTenant(), flow: id };
  const { dateTime } = useFormats();
  const versions = useFlowVersions(id);
  const bringBack = (version: number): Promise<unknown> =>
    take(api.POST('/t/{tenant}/api/v1/flows/{flow}/versions/{version}/publish', { params: { path: { ...path, version } } }));
  const columns: Column<FlowVersion>[] = [
    {
      key: 'version',
      title: t('flow.versionTitle'),
      render: ({ version, isPublished }) => (
        <>
          {version} {isPublished && <Tag color="green">{t('flow.isPublished')}</Tag>}
        </>
      ),
    },
    { key: 'at', title: t('flow.at'), render: ({ at }) => dateTime(at) },
    { key: 'by', title: t('flow.by'), render: ({ by }) => (by === 'apply' ? t('flow.byDeclaration') : by) },
    { key: 'bringsBack', title: t('flow.bringsBack'), render: ({ bringsBack }) => bringsBack ?? '–' },
    {
      key: actionsKey,
      title: t('edit.actions'),
      render: ({ version, isPublished }) =>
        !isPublished && (
          <ConfirmButton
            text={t('flow.rollBack')}
            subject={t('flow.version', { version })}
            question={t('flow.rollBackSure', { version })}
            act={() => bringBack(version)}
          />
        ),
    },
  ];
  return (
    <Section title={t('flow.versions')}>
      <Loaded query={versions}>
        {(items) => <DataTable label={t('flow.versions')} columns={columns} rows={items} rowKey={({ version }) => String(version)} empty={t('flow.noVersions')} />}
      </Loaded>
    </Section>
  );
}
