import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConsole, useTenant } from '../../app/console';
import { Button } from '../../shared/Button';
import { SideDrawer } from '../../shared/EditForm';
import { Failure } from '../../shared/Failure';
import { FileInput } from '../../shared/FileInput';
import { upload } from './upload';

type UploadDrawerProps = { id: string; name: string; isNew: boolean; onClose: () => void };

export function UploadDrawer({ id, name, isNew, onClose }: UploadDrawerProps) {
  const { t, i18n } = useTranslation();
  const { session } = useConsole();
  const { tenant } = useTenant();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState(0);
  const sending = useMutation({
    mutationFn: async (values: { name: string }) => {
      setPercent(0);
      const place = `/t/${encodeURIComponent(tenant)}/api/v1/prompts/${encodeURIComponent(id)}?name=${encodeURIComponent(values.name)}`;
      await upload({ url: place, token: await session.accessToken(), language: i18n.language, file: file!, onProgress: setPercent });
    },
    onSuccess: async () => {
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <SideDrawer title={isNew ? t('prompt.upload') : t('prompt.replaceOf', { name })} onClose={onClose}>
      <Form layout="vertical" initialValues={{ name }} onFinish={(values: { name: string }) => sending.mutate(values)} className="edit">
        <Form.Item name="name" label={t('prompt.name')} rules={[{ required: true, message: t('edit.missing') }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item label={t('prompt.file')} htmlFor="prompt-file" required>
          <FileInput id="prompt-file" accept="audio/*,.wav,.mp3" required onChoose={setFile} />
        </Form.Item>
        {sending.isPending && <Progress percent={percent} aria-label={t('prompt.sending')} />}
        {sending.isPending && percent === 100 && <p role="status">{t('prompt.converting')}</p>}
        {sending.isError && <Failure failure={sending.error} />}
        <Button type="primary" htmlType="submit" disabled={file === null} loading={sending.isPending}>
          {t('prompt.upload')}
        </Button>
      </Form>
    </SideDrawer>
  );
}
