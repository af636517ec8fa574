import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { freePort, isFree } from '../../scripts/run/ports.ts'
import { newState, startDev, until } from '../support/start-command.ts'

test('npm run dev serves pages and the Worker on a local database, and ends cleanly', async () => {
  const [state, port, signInPort] = [newState(), await freePort(), await freePort()]
  const dev = startDev(state, port, signInPort)
  try {
    await until(dev, 'watching for file changes')
    const page = await fetch(`http://127.0.0.1:${port}/guides/`)
    expect(page.status).toBe(200)
    const form = await fetch(`http://127.0.0.1:${port}/report/fraud/`)
    expect(form.status).toBe(200)
    expect(form.headers.get('content-security-policy')).toContain(
      "style-src 'self' 'unsafe-inline'",
    )
    const report = await fetch(`http://127.0.0.1:${port}/api/v1/reports`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': 'dev-test-0123456789abcdef',
      },
      body: JSON.stringify({ kind: 'clue', private: { story: 'a test' } }),
    })
    expect(report.status).toBe(201)
  } finally {
    dev.child.kill('SIGINT')
    expect(await dev.ended).toBe(0)
    rmSync(state, { recursive: true, force: true })
  }
  expect(await isFree(port)).toBe(true)
  expect(await isFree(signInPort)).toBe(true)
}, 120_000)
