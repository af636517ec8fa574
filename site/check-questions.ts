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
  recover: null,
  job: 'card-lending',
  abroad: 'overseas-job',
  courier: 'cash-courier',
  other: null,
} as const

export type Story = keyof typeof STORIES

export const ASKS = [
  {
    id: 'pay',
    stories: [
      'task',
      'refund',
      'police',
      'boss',
      'invest',
      'loan',
      'credit',
      'shop',
      'game',
      'love',
      'recover',
      'other',
    ],
  },
  { id: 'code', stories: ['refund', 'police', 'credit', 'loan', 'boss', 'other'] },
  { id: 'screen', stories: ['refund', 'police', 'credit', 'task', 'invest', 'other'] },
  { id: 'lend', stories: ['job', 'loan', 'task', 'courier', 'other'] },
  { id: 'secret', stories: ['police', 'love', 'invest', 'other'] },
  { id: 'go', stories: ['abroad', 'courier', 'police', 'other'] },
  { id: 'images', stories: [] },
] as const satisfies readonly { id: string; stories: readonly Story[] }[]

export type Ask = (typeof ASKS)[number]['id']
