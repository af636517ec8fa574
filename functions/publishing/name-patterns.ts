/**
 * What gives a name away: the words around it, since two characters alone may be anything. Each pattern
 * is bounded. The surnames are the hundred most frequent ones of the mainland and the double ones.
 */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常'
const DOUBLE = '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|令狐|慕容'
const SURNAME = `(?:${DOUBLE}|[${SURNAMES}])`

/** Who somebody is called: a surname alone says less than a full name, and is found all the same. */
const TITLES =
  '先生|女士|小姐|老师|教授|同学|经理|主任|院长|校长|律师|医生|警官|师傅|老板|学长|学姐|学弟|学妹|辅导员|班长|总监|法人'

export const NAMES_OF_PERSONS: readonly RegExp[] = [
  new RegExp(`(?<it>${SURNAME}(?!某|X|x|\\*)\\p{Script=Han}{0,2}?)(?=(?:${TITLES}))`, 'gu'),
  new RegExp(
    `(?:姓名|名叫|叫做|自称|真名|本名|户名|收款人|联系人|法定代表人)(?:是|为|叫)?[:： “"「]{0,2}(?<it>${SURNAME}(?!某|X|x|\\*)\\p{Script=Han}{1,2})`,
    'gu',
  ),
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Teacher|Manager)\.?\s(?<it>[A-Z][a-z]{1,20}(?:\s[A-Z][a-z]{1,20})?)/g,
  /\b(?:named|called|payee|name is|calls (?:him|her)self)\s(?<it>[A-Z][a-z]{1,20}\s[A-Z][a-z]{1,20})/g,
]

export const NAMES_OF_FIRMS: readonly RegExp[] = [
  /(?<![某一这那本该家])(?<it>[\p{Script=Han}A-Za-z0-9()（）]{2,24}?(?:有限责任公司|股份有限公司|有限公司|事务所|工作室|中介所))/gu,
  /(?<it>(?:[A-Z][\w&.-]{1,20}\s){1,4}(?:Ltd|Limited|Inc|LLC|Co|Corp|GmbH|Company)\b\.?)/g,
]

/** GB 11643 with its check character; a unified social credit code is a firm's and stands in registers. */
export const NUMBERS_OF_PERSONS: readonly RegExp[] = [
  /(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g,
  /(?<![0-9A-Za-z])[EG]\d{8}(?![0-9A-Za-z])/g,
]

export const PLATES: readonly RegExp[] = [
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-Z][·\s]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/g,
]
