/**
 * Sixty-four everyday things, told apart by ear in both languages, none of them about money, police or
 * fear. Place in the list is part of the format: changing, moving or removing one changes the phrase of
 * receipts that people already hold.
 */
const ZH =
  '苹果 西瓜 葡萄 橘子 豆腐 面条 饺子 米饭 鸡蛋 牛奶 蜂蜜 花生 玉米 南瓜 萝卜 白菜 辣椒 大蒜 茶壶 筷子 ' +
  '雨伞 书包 铅笔 剪刀 毛巾 枕头 窗帘 台灯 灯笼 风筝 气球 足球 吉他 口琴 火车 轮船 帐篷 沙滩 月亮 星星 ' +
  '彩虹 雪人 瀑布 竹子 荷花 松树 蝴蝶 蜻蜓 蚂蚁 青蛙 熊猫 老虎 大象 骆驼 兔子 松鼠 企鹅 海豚 鲸鱼 燕子 ' +
  '喜鹊 孔雀 公鸡 奶牛'

const EN =
  'apple melon grape orange tofu noodle dumpling rice egg milk honey peanut corn pumpkin ' +
  'radish cabbage pepper garlic teapot chopsticks umbrella schoolbag pencil scissors towel ' +
  'pillow curtain lamp lantern kite balloon football guitar harmonica train ship tent beach ' +
  'moon star rainbow snowman waterfall bamboo lotus pine butterfly dragonfly ant frog panda ' +
  'tiger elephant camel rabbit squirrel penguin dolphin whale swallow magpie peacock ' +
  'rooster cow'

const [zh, en] = [ZH.split(' '), EN.split(' ')]

export const PHRASE_WORDS: readonly (readonly [zh: string, en: string])[] = zh.map((word, n) => [
  word,
  en[n] ?? '',
])
