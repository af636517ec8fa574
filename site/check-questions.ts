/**
 * The 30-second check, as data: what somebody wants from you, the stories that usually come with it,
 * and the guide behind each story (null: no guide, the sentence itself says what to do). Words are in
 * content/strings/<lang>/check.yaml under the same ids. It can only find reasons for care: no answer
 * ends in “safe”.
 */
export const STORIES = {
  task: 'task-rebate',
  invest: 'fake-investment',
  loan: 'fake-loan',
  refund: 'fake-customer-service',
  police: 'fake-police',
  boss: 'fake-boss',
  love: 'romance',
  credit: 'fake-credit',
  shop: 'fake-shopping',
  game: 'game-trade',
  recover: 'paid-recovery',
  job: 'card-lending',
  abroad: 'overseas-job',
  courier: 'cash-courier',
  crypto: 'crypto',
  elder: 'elder-care',
  prize: 'prize',
  member: 'fake-membership',
  ticket: 'ticket-refund',
  friend: 'stolen-account',
  teacher: 'fake-teacher',
  kidnap: 'virtual-kidnap',
  rent: 'rental',
  jobfee: 'job-fee',
  kid: 'minors-game',
  health: 'health-products',
  shopkeeper: 'merchant-deposit',
  paycode: 'payment-code',
  nfc: 'nfc-tap',
  link: 'phishing',
  subsidy: 'subsidy-scan',
  grant: 'student-grant',
  box: 'sim-box',
  company: 'nominee-company',
  exchange: 'currency-exchange',
  other: null,
} as const

export type Story = keyof typeof STORIES

/** The headings between stories, where a question has many. Each story stands under one. */
export const GROUPS = {
  earn: ['task', 'invest', 'crypto', 'love', 'elder', 'prize'],
  borrow: ['loan', 'credit'],
  call: [
    'refund',
    'member',
    'ticket',
    'police',
    'kidnap',
    'boss',
    'friend',
    'teacher',
    'grant',
    'subsidy',
    'link',
    'recover',
  ],
  buy: ['shop', 'rent', 'jobfee', 'game', 'kid', 'health', 'shopkeeper', 'paycode', 'nfc'],
  hands: ['job', 'courier', 'box', 'company', 'exchange', 'abroad'],
} as const satisfies Record<string, readonly Story[]>

export type Group = keyof typeof GROUPS

export const ASKS = [
  {
    id: 'pay',
    stories: [
      'task',
      'invest',
      'crypto',
      'love',
      'elder',
      'prize',
      'loan',
      'credit',
      'refund',
      'member',
      'ticket',
      'police',
      'kidnap',
      'boss',
      'friend',
      'teacher',
      'recover',
      'shop',
      'rent',
      'jobfee',
      'game',
      'kid',
      'health',
      'shopkeeper',
      'exchange',
      'other',
    ],
  },
  {
    id: 'code',
    stories: [
      'refund',
      'member',
      'police',
      'credit',
      'loan',
      'link',
      'subsidy',
      'grant',
      'ticket',
      'friend',
      'boss',
      'paycode',
      'nfc',
      'kid',
      'other',
    ],
  },
  {
    id: 'screen',
    stories: [
      'refund',
      'member',
      'police',
      'credit',
      'task',
      'invest',
      'crypto',
      'ticket',
      'subsidy',
      'nfc',
      'other',
    ],
  },
  {
    id: 'lend',
    stories: ['job', 'courier', 'box', 'company', 'exchange', 'loan', 'task', 'other'],
  },
  { id: 'secret', stories: ['police', 'love', 'invest', 'kidnap', 'kid', 'other'] },
  { id: 'go', stories: ['abroad', 'courier', 'police', 'kidnap', 'jobfee', 'other'] },
  { id: 'images', stories: [] },
] as const satisfies readonly { id: string; stories: readonly Story[] }[]

export type Ask = (typeof ASKS)[number]['id']

/** The stories of a question under their headings; those under none come last. */
export function groupsOf(stories: readonly Story[]): { group: Group | null; stories: Story[] }[] {
  const named = (Object.keys(GROUPS) as Group[]).map((group) => ({
    group,
    stories: stories.filter((story) => (GROUPS[group] as readonly Story[]).includes(story)),
  }))
  const grouped = new Set(named.flatMap((one) => one.stories))
  return [
    ...named.filter((one) => one.stories.length > 0),
    { group: null, stories: stories.filter((story) => !grouped.has(story)) },
  ]
}
