import { describe, expect, test } from 'vitest'
import { findRegion, isRegion, provinces } from '../../../functions/regions/regions.ts'
import { resolveRegion } from '../../../functions/regions/resolve-region.ts'
import { shortName } from '../../../functions/regions/short-name.ts'

describe('the list', () => {
  test.each(['510000', '510100', '510107', '419001', '710000', '810000'])('knows %s', (code) => {
    expect(isRegion(code)).toBe(true)
  })

  test.each(['', '999999', '419000', '51', 'overseas', '__proto__', 'constructor', '５１００００'])(
    'does not know %j',
    (code) => {
      expect(isRegion(code)).toBe(false)
    },
  )

  test('knows what a place lies in, which its code does not always say', () => {
    const names = (code: string) => findRegion(code)?.within.map(({ name }) => name)
    expect(names('510107')).toEqual(['四川省', '成都市'])
    expect(names('500235')).toEqual(['重庆市', '重庆市'])
    expect(names('419001')).toEqual(['河南省'])
    expect(names('510000')).toEqual([])
  })

  test('has 34 provinces', () => {
    expect(provinces()).toHaveLength(34)
  })
})

describe('words beside a province mean', () => {
  test.each([
    ['the county', '510000', '成都市武侯区', '510107'],
    ['whatever is left out', '510000', '成都 武侯', '510107'],
    ['also without a space', '510000', '成都武侯', '510107'],
    ['with the province before it', '510000', '四川省成都市武侯区', '510107'],
    ['in its short form too', '510000', '四川 成都，武侯区', '510107'],
    ['with an address after it', '510000', '成都市武侯区人民南路四段', '510107'],
    ['in the other order', '510000', '武侯区 成都', '510107'],
    ['in full-width spaces', '510000', '　成都市　武侯区　', '510107'],
    ['the county alone, where there is one', '510000', '武侯区', '510107'],
    ['the county alone without its suffix', '510000', '武侯', '510107'],
    ['the city', '510000', '成都市', '510100'],
    ['the city in short', '510000', '成都', '510100'],
    ['the city, when a road is named like a county', '510000', '成都锦江大道', '510100'],
    ['a county with its old suffix', '370000', '青岛即墨市', '370215'],
    ['of two alike the one in the city named', '320000', '南京鼓楼', '320106'],
    ['of two alike the other', '320000', '徐州市鼓楼区', '320302'],
    ['of two alike without a city, the province', '320000', '鼓楼区', '320000'],
    ['of two alike in one city, the city', '130000', '石家庄 井陉', '130100'],
    ['the county that is called like its city', '430000', '长沙县', '430121'],
    ['the county in the city of its name', '430000', '长沙市长沙县', '430121'],
    ['the city of that name, when nothing is added', '430000', '长沙', '430100'],
    ['the city that is called like its province', '220000', '吉林市', '220200'],
    ['a county in that city', '220000', '吉林市永吉', '220221'],
    ['another city of that province', '220000', '吉林长春', '220100'],
    ['a district of a municipality', '110000', '朝阳', '110105'],
    ['a district with the municipality before it', '110000', '北京市 朝阳区', '110105'],
    ['the municipality itself', '110000', '北京市', '110000'],
    ['a county of Chongqing', '500000', '重庆云阳', '500235'],
    ['a place right under its province', '410000', '济源', '419001'],
    ['an autonomous prefecture in short', '420000', '恩施 利川', '422802'],
    ['a league', '150000', '内蒙古锡林郭勒', '152500'],
    ['an autonomous region before it', '450000', '广西桂林', '450300'],
    ['a county with one letter', '130000', '石家庄赵县', '130133'],
    ['nothing', '510000', '', '510000'],
    ['nothing that is known', '510000', '不知道', '510000'],
    ['no place of another province', '510000', '广州天河区', '510000'],
    ['Taiwan, which is one entry', '710000', '台北', '710000'],
    ['abroad', 'overseas', '缅甸', 'overseas'],
    ['no province', '999999', '成都', null],
    ['a city where a province belongs', '510100', '武侯', null],
  ])('%s', (_, province, words, code) => {
    expect(resolveRegion(province, words)).toBe(code)
  })

  test('every county, written out in full', () => {
    for (const province of provinces()) {
      for (const city of province.inside) {
        for (const county of city.inside) {
          const words = `${city.name}${county.name}`
          expect([words, resolveRegion(province.code, words)]).toEqual([words, county.code])
        }
      }
    }
  })
})

test.each([
  ['成都市', '成都'],
  ['赵县', '赵县'],
  ['浦东新区', '浦东'],
  ['锡林郭勒盟', '锡林郭勒'],
  ['恩施土家族苗族自治州', '恩施'],
  ['积石山保安族东乡族撒拉族自治县', '积石山'],
  ['巴音郭楞蒙古自治州', '巴音郭楞'],
  ['克孜勒苏柯尔克孜自治州', '克孜勒苏'],
  ['龙胜各族自治县', '龙胜'],
  ['神农架林区', '神农架'],
  ['六枝特区', '六枝'],
])('%s is called %s', (name, short) => {
  expect(shortName(name)).toBe(short)
})
