/** Browsers inside of apps have functions to download and print, and do nothing when they are called. */
export const isInApp = /MicroMessenger|\bQQ\/|AlipayClient|DingTalk|Weibo|aweme|xhsdiscover/i.test(
  navigator.userAgent,
)
