/**
 * The same value, counting how often anything in it is read: each step through a list, each look into
 * one by `includes` or `find`, each field. The same in every run on every machine, which no clock is.
 */
export function countReads<T extends object>(value: T): { counted: T; reads: () => number } {
  let reads = 0
  const known = new WeakMap<object, object>()
  const wrap = <O extends object>(target: O): O => {
    const before = known.get(target)
    if (before) return before as O
    const proxy = new Proxy(target, {
      get(of, name, receiver) {
        reads += 1
        const read = Reflect.get(of, name, receiver) as unknown
        return typeof read === 'object' && read !== null ? wrap(read) : read
      },
    })
    known.set(target, proxy)
    return proxy
  }
  return { counted: wrap(value), reads: () => reads }
}
