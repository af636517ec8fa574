import type { D1Fault, Fault } from './faults.ts'

const never = () => new Promise<never>(() => {})
let calls = 0

/** Does `ask` as the fault has it. */
async function under<Value>(fault: D1Fault, ask: () => Promise<Value>): Promise<Value> {
  const turn = calls++ % 10
  switch (fault.is) {
    case 'well':
      return ask()
    case 'hangs':
      return never()
    case 'error':
      throw new Error(fault.message)
    case 'answer lost':
      await ask()
      throw new Error('D1_ERROR: Network connection lost.')
    case 'late':
      await new Promise((resolve) => setTimeout(resolve, fault.ms))
      return ask()
    case 'flaky':
      if (turn < 3) throw new Error('D1_ERROR: D1 DB is overloaded. Too many requests queued.')
      if (turn > 3) return ask()
      await ask()
      throw new Error('D1_ERROR: Network connection lost.')
  }
}

/** A D1 that fails as `fault` says at that moment. Reads that only ask are never carried out late. */
export function faultyDatabase(db: D1Database, fault: () => D1Fault): D1Database {
  const wrap = (statement: D1PreparedStatement): D1PreparedStatement =>
    new Proxy(statement, {
      get(target, name) {
        if (name === 'bind') return (...values: unknown[]) => wrap(target.bind(...values))
        if (name === 'inner') return target
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...args: unknown[]) =>
          under(fault(), () => Reflect.apply(value, target, args) as Promise<unknown>)
      },
    })
  const inner = (statement: D1PreparedStatement) =>
    (statement as unknown as { inner: D1PreparedStatement }).inner
  return {
    prepare: (query: string) => wrap(db.prepare(query)),
    batch: (statements: D1PreparedStatement[]) =>
      under(fault(), () => db.batch(statements.map(inner))),
  } as unknown as D1Database
}

export function faultyOutbox(
  namespace: Bindings['OUTBOX'],
  fault: () => Fault['outbox'],
): Bindings['OUTBOX'] {
  return new Proxy(namespace, {
    get(target, name) {
      if (name === 'get' && fault() === 'down') throw new Error('Durable Object is overloaded')
      if (name === 'get' && fault() === 'hangs') return () => ({ hold: never })
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

export function faultyKv(kv: KVNamespace, fault: () => Fault['kv']): KVNamespace {
  return new Proxy(kv, {
    get(target, name) {
      if (fault() === 'down') throw new Error('KV PUT failed: 500 Internal Server Error')
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
