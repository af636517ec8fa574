/** A valid body of POST /api/v1/reports, readable; `changes` replace its fields. */
export const makeReport = (changes: Record<string, unknown> = {}) => ({
  kind: 'fraud',
  locale: 'zh-CN',
  noticeVersion: '2026-11',
  scamType: 'task-rebate',
  situation: 'paid',
  for: 'me',
  ageBand: '18-59',
  stillInContact: true,
  region: '510100',
  occurredOn: '2026-11-22',
  payments: [
    { amountFen: 197_700, method: 'bank-transfer', paidAt: '2026-11-22T09:30:00Z' },
    { amountFen: 1_000_000, method: 'alipay', paidAt: '2026-11-23T01:10:00Z' },
  ],
  indicators: [
    { kind: 'phone', value: '139 1234 5678' },
    { kind: 'url', value: 'hxxps://sf-lipei[.]top/pay?u=1' },
  ],
  private: {
    story: '对方让我先做三单，再垫付。',
    contact: { name: '小林', phone: '13800138000', mayCall: true },
  },
  ...changes,
})
