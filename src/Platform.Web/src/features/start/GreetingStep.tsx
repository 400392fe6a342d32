import { Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { take } from '../../api/refusal';
import { useApi, useConsole, useTenant } from '../../app/console';
import { EditForm } from '../../shared/EditForm';
import { FileInput } from '../../shared/FileInput';
import { upload } from '../prompts/upload';
import { builtInGreeting, hotlineFlow, ids } from './hotline';

type Values = { greeting: 'builtIn' | 'own' | 'none' };

/** Uploads the greeting, if it is the tenant's own, and draws the flow that says it; its queue is the next step. */
export function GreetingStep({ calendar }: { calendar: string }) {
  const { t, i18n } = useTranslation();
  const api = useApi();
  const { session } = useConsole();
  const { tenant } = useTenant();
  const [file, setFile] = useState<File | null>(null);
  const save = async ({ greeting }: Values): Promise<void> => {
    if (greeting === 'own') {
      const url = `/t/${encodeURIComponent(tenant)}/api/v1/prompts/${ids.prompt}?name=${encodeURIComponent(t('start.greetingName'))}`;
      await upload({ url, token: await session.accessToken(), language: i18n.language, file: file!, onProgress: () => undefined });
    }
    const said = { builtIn: builtInGreeting, own: `prompt:${ids.prompt}`, none: null }[greeting];
    const body = { name: t('start.flowName'), draft: hotlineFlow({ calendar, greeting: said, queue: '' }) };
    await take(api.PUT('/t/{tenant}/api/v1/flows/{flow}', { params: { path: { tenant, flow: ids.flow } }, body }));
  };
  return (
    <EditForm<Values> initial={{ greeting: 'builtIn' }} save={save} submit={t('start.next')}>
      <Form.Item name="greeting" label={t('start.greeting')}>
        <Radio.Group
          className="choices"
          options={[
            { value: 'builtIn', label: t('start.builtIn') },
            { value: 'own', label: t('start.own') },
            { value: 'none', label: t('start.noGreeting') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.greeting !== after.greeting}>
        {({ getFieldValue }) =>
          getFieldValue('greeting') === 'own' && (
            <Form.Item label={t('prompt.file')} htmlFor="greeting-file" extra={t('prompt.formats')} required>
              <FileInput id="greeting-file" accept="audio/*,.wav,.mp3" required onChoose={setFile} />
            </Form.Item>
          )
        }
      </Form.Item>
    </EditForm>
  );
}
