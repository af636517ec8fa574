import { type Text, THEIR_WORDS } from './texts.ts'

/**
 * What content/README.md asks of every text, as far as a machine can see it. Each rule is data: a
 * pattern, what it means, and texts that it must and must not find (test/content/rules.node.test.ts).
 */
export interface Rule {
  readonly id: string
  readonly language: 'zh' | 'en' | 'both'
  readonly pattern: RegExp
  /** Said to the editor. */
  readonly say: string
  /** Fields whose words are those of a swindler. */
  readonly exceptAt?: RegExp
  readonly finds: readonly string[]
  readonly passes: readonly string[]
}

const HAN = '\\p{Script=Han}'

export const RULES: readonly Rule[] = [
  {
    id: 'full-width-punctuation',
    language: 'zh',
    pattern: new RegExp(`${HAN}[,;:?!](?=\\s|${HAN}|$)|${HAN}\\.(?=\\s*(?:${HAN}|$))`, 'u'),
    say: 'in Chinese, punctuation is full-width: ，。：；？！',
    finds: ['先挂断,再打 110', '别转账.', '真的吗?'],
    passes: ['先挂断，再打 110。', '版本 1.2', 'App.exe 装好了', '“中银e贷.apk”'],
  },
  {
    id: 'space-beside-latin',
    language: 'zh',
    pattern: new RegExp(`${HAN}[A-Za-z]{2,}|[A-Za-z]{2,}${HAN}`, 'u'),
    say: 'between Chinese and a Latin word stands a space',
    finds: ['装App再转', 'QQ群'],
    passes: ['装 App 再转', 'QQ 群', 'e租宝'],
  },
  {
    id: 'straight-quotes',
    language: 'zh',
    pattern: /["']/,
    say: 'quotes are curly: “ ” ‘ ’',
    finds: ['他说"安全账户"'],
    passes: ['他说“安全账户”'],
  },
  {
    id: 'three-dots',
    language: 'zh',
    pattern: /\.{3}|。{2,}/,
    say: 'an ellipsis is ……',
    finds: ['等等...', '等等。。。'],
    passes: ['等等……'],
  },
  {
    id: 'straight-quotes-en',
    language: 'en',
    pattern: /["']|\.{3}/,
    say: 'quotes and apostrophes are curly (“ ” ’), an ellipsis is …',
    finds: ["don't", 'the "safe account"', 'wait...'],
    passes: ['don’t', 'the “safe account”', 'wait…'],
  },
  {
    id: 'shouting',
    language: 'both',
    pattern: /[!！]/,
    exceptAt: THEIR_WORDS,
    say: 'no exclamation marks: the reader is frightened enough',
    finds: ['警惕！', 'Beware!'],
    passes: ['先挂断。'],
  },
  {
    id: 'blame',
    language: 'zh',
    pattern:
      /贪小便宜|贪图小利|贪心|贪婪|怎么会上当|怎么这么傻|愚蠢|愚昧|轻信|太傻|活该|自作自受|警惕性不高|防范意识(?:差|薄弱|不强)|侥幸心理|天上不会掉馅饼/,
    say: 'no blame: say what they did to the reader, not what the reader is',
    finds: ['别贪小便宜', '受害人轻信了对方'],
    passes: ['他们先还了你几笔小钱'],
  },
  {
    id: 'blame-en',
    language: 'en',
    pattern:
      /\b(?:gullible|greedy|naive|stupid|fell for|careless victims?|should have known|your own fault)\b/i,
    say: 'no blame: say what they did to the reader, not what the reader is',
    finds: ['Greedy people fell for it'],
    passes: ['They knew your order number'],
  },
  {
    id: 'promise',
    language: 'zh',
    pattern: /(?:一定|保证|肯定|百分之百|100%)(?:能|会|可以)?(?:追回|找回|拿回|退回来)/,
    exceptAt: THEIR_WORDS,
    say: 'never promise money back',
    finds: ['报警一定能追回'],
    passes: ['问问还能不能拦'],
  },
  {
    id: 'promise-en',
    language: 'en',
    pattern:
      /\byou (?:will|can always|are sure to) (?:get (?:it|your money) back|recover your money)\b/i,
    exceptAt: THEIR_WORDS,
    say: 'never promise money back',
    finds: ['You will get your money back'],
    passes: ['Ask whether it can still be stopped'],
  },
]

/** A text that breaks a rule, in words for its editor. */
export function brokenRules({ file, at, language, text }: Text): string[] {
  return RULES.filter((rule) => rule.language === language || rule.language === 'both')
    .filter((rule) => !rule.exceptAt?.test(at))
    .flatMap((rule) => {
      const found = rule.pattern.exec(text)
      if (!found) return []
      const near = text.slice(Math.max(0, found.index - 15), found.index + found[0].length + 15)
      return [
        `${file}: ${at || '(body)'}: ${rule.say} (${rule.id}: …${near.replace(/\s+/g, ' ')}…)`,
      ]
    })
}
