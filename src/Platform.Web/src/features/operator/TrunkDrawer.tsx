import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import type { Trunk } from '../../api/types';
import { useApi } from '../../app/console';
import { EditDrawer } from '../../shared/EditForm';
import { IdItem } from '../../shared/IdItem';
import { textOf, trunkOf } from './trunkText';

/** A trunk has many parts that few use: it is written as in the operator's declaration. */
export function TrunkDrawer({ trunk, taken, onClose }: { trunk: Trunk | null; taken: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  const api = useApi();
  const save = async ({ id, json }: { id: string; json: string }): Promise<void> => {
    await take(api.PUT('/operator/api/v1/trunks/{trunk}', { params: { path: { trunk: id } }, body: trunkOf(json) }));
  };
  return (
    <EditDrawer
      title={trunk === null ? t('trunk.add') : trunk.name}
      initial={{ id: trunk?.id ?? '', json: textOf(trunk) }}
      save={save}
      onClose={onClose}
    >
      <IdItem isNew={trunk === null} taken={taken} />
      <Form.Item name="json" label={t('trunk.json')} extra={t('trunk.passwords')}>
        <Input.TextArea className="json" autoSize={{ minRows: 16 }} spellCheck={false} />
      </Form.Item>
    </EditDrawer>
  );
}
