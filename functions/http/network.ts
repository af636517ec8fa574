/**
 * The network a request comes from, coarse enough to hold a school or a street: IPv4 /24, IPv6 /56.
 * Only ever used as input of a keyed hash; '' where the platform names none.
 */
export function networkOf(request: Request): string {
  const ip = request.headers.get('cf-connecting-ip') ?? ''
  if (ip.includes(':')) return `${expandIpv6(ip).slice(0, 17)}`
  return ip.split('.').slice(0, 3).join('.')
}

/** `2001:db8::1` as eight groups of four digits. */
function expandIpv6(ip: string): string {
  const [head = '', tail = ''] = ip.toLowerCase().split('::')
  const groups = (half: string) => half.split(':').filter(Boolean)
  const zeros = Math.max(0, 8 - groups(head).length - groups(tail).length)
  return [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)]
    .map((group) => group.padStart(4, '0'))
    .join(':')
}
