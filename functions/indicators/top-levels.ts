/**
 * Endings by which a host is recognised in running text where no scheme stands before it: the ones met
 * in links to Chinese readers. A scheme, or a form field for links, takes any ending.
 */
export const TOP_LEVELS = (
  'com cn net org edu gov top xyz vip cc club shop site online app icu info link live me io co tv pro ' +
  'work fun store tech ltd asia biz mobi wang ink red win bid loan men ren kim group space website ' +
  'host press life world today cloud art run chat hk tw mo jp kr sg my th ph vn kh mm la us uk ru de ' +
  'eu in to ly gg la ws pw tk ml ga cf gq so sh ai dev one lol cyou buzz bond sbs cfd click rest ' +
  'quest monster beauty hair skin makeup autos boats homes yachts tokyo finance fund money cash gold'
).split(' ')
