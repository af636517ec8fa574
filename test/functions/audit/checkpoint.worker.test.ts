import { env } from 'cloudflare:workers'
import { beforeEach, expect, it } from 'vitest'
import { checkpointStore } from '../../../functions/audit/checkpoint.store.ts'
import { writeCheckpoint } from '../../../functions/audit/write-checkpoint.ts'
import { NOW, openDoor } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'

beforeEach(async () => {
  for (const { name } of (await env.KV.list()).keys) await env.KV.delete(name)
})

it('writes where the log stands, outside the database', async () => {
  await receiveOne()
  const checkpoint = await writeCheckpoint(context())
  expect(checkpoint?.no).toBe(await lastNo())
  expect(await env.KV.get('v1:audit:checkpoint', 'json')).toEqual(checkpoint)
})

it('keeps the last checkpoint of each day', async () => {
  await receiveOne()
  const checkpoint = await writeCheckpoint(context())
  await receiveOne()
  await writeCheckpoint(context(new Date('2026-11-24T00:00:00Z')))
  expect(await env.KV.get('v1:audit:checkpoint:2026-11-23', 'json')).toEqual(checkpoint)
})

it('writes nothing while nothing happens', async () => {
  await receiveOne()
  await writeCheckpoint(context())
  expect(await writeCheckpoint(context())).toBeNull()
})

it('depends on the checkpoint before it', async () => {
  await receiveOne()
  const first = await writeCheckpoint(context())
  await env.KV.put('v1:audit:checkpoint', JSON.stringify({ at: 'x', no: 0, root: 'another' }))
  expect((await writeCheckpoint(context()))?.root).not.toBe(first?.root)
})

const context = (now = NOW) => ({
  checkpoints: checkpointStore(env.DB, env.KV),
  clock: () => now,
  secrets: {
    identity: new Uint8Array(32),
    indicator: new Uint8Array(32),
    audit: new Uint8Array(32).fill(7),
  },
})

async function receiveOne(): Promise<void> {
  const response = await (await openDoor()).report(makeReport())
  expect(response.status).toBe(201)
}

async function lastNo(): Promise<number | undefined> {
  const row = await env.DB.prepare('SELECT max(no) AS no FROM events').first<{ no: number }>()
  return row?.no
}
