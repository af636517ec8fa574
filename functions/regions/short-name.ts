/** The nationalities that autonomous places are named after, longer names first where one begins another. */
const NATIONALITIES =
  '土家|土|维吾尔|哈萨克|哈尼|柯尔克孜|达斡尔|鄂温克|鄂伦春|塔吉克|俄罗斯|乌孜别克|塔塔尔|' +
  '蒙古|朝鲜|布依|布朗|傈僳|仡佬|仫佬|东乡|拉祜|纳西|锡伯|景颇|毛南|撒拉|阿昌|普米|基诺|德昂|保安|裕固|门巴|独龙|' +
  '赫哲|高山|珞巴|壮|满|回|苗|彝|藏|侗|瑶|白|黎|傣|畲|水|佤|羌|怒|京|各'

const SUFFIX = new RegExp(
  `(?:(?:(?:${NATIONALITIES})族?)+自治[州县旗]|地区|林区|特区|新区|矿区|[市区县旗盟])$`,
)
const PROVINCE_SUFFIX = /(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|地区|[省市])$/

/** A city or county as people call it: 成都市 → 成都, 恩施土家族苗族自治州 → 恩施; 赵县 stays. */
export const shortName = (name: string) => atLeastTwo(name.replace(SUFFIX, ''), name)

/** A province as people call it: 广西壮族自治区 → 广西. */
export const shortProvinceName = (name: string) => name.replace(PROVINCE_SUFFIX, '')

const atLeastTwo = (short: string, name: string) => (short.length > 1 ? short : name)
