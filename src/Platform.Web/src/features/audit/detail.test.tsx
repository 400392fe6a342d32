import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { chooseLanguage } from '../../i18n';
import { inBrowser, showPage } from '../../testing/surroundings';
import { useAuditTexts } from './detail';

inBrowser();

function Detail({ action, detail }: { action: string; detail: string }) {
  return <p role="note">{useAuditTexts().detailText(action, detail)}</p>;
}

it.each([
  ['recording.listened', 'wav, 3.0 s to the end', 'From 3.0 s to the end, as wav', '从 3.0 秒到结尾（wav）'],
  ['recording.verified', 'Sound', 'It is as it was recorded', '与录制时一致'],
  ['recording.policy', 'onDemand, 90 days', 'When somebody asks, kept for 90 days', '按需，保留 90 天'],
  ['recording.policy', 'never', 'Never', '从不'],
  ['supervision.changed', 'agent 1001, barge', 'Agent 1001: Barge in', '坐席 1001：强插'],
  ['agent.state', 'break lunch', 'Break: Lunch', '小休：用餐'],
  ['agent.state', 'offline', 'Offline', '离线'],
  ['flow.published', 'version 4, which is 2 again', 'Version 4: 2 again', '版本 4：恢复版本 2'],
  ['session.began', 'password and second factor, 10.0.0.1', 'Password and second factor, from 10.0.0.1', '密码和第二验证因素，来自 10.0.0.1'],
  ['session.began', 'https://id.example, 10.0.0.1', 'By https://id.example, from 10.0.0.1', '通过 https://id.example，来自 10.0.0.1'],
  ['account.put', 'TenantAdmin, new password', 'Administrator, with a new password', '管理员，并设置了新密码'],
  ['account.policy', 'second factor Required, OpenID none', 'Everybody needs a second factor', '所有人必须使用第二验证因素'],
  ['key.created', 'CRM, north, Auditor', 'CRM, north, role Auditor', 'CRM, north，角色：审计员'],
  ['seats.ordered', '12 from 2026-11-01', '12 from Nov 1, 2026 on', '自 2026年11月1日 起共 12 席'],
  ['webhook.put', 'https://crm.example/hook', 'https://crm.example/hook', 'https://crm.example/hook'],
  ['webhook.removed', '', '–', '–'],
])('%s: %s', async (action, detail, english, chinese) => {
  showPage(<Detail action={action} detail={detail} />, { api: {} });
  expect(screen.getByRole('note').textContent).toBe(english);
  await chooseLanguage('zh-CN');
  expect((await screen.findByText(chinese)).textContent).toBe(chinese);
  await chooseLanguage('en');
});
