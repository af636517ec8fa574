import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { checkpointStore } from '../../../functions/audit/checkpoint.store.ts'
import {
  CheckpointForged,
  EventLogCut,
  writeCheckpoint,
} from '../../../functions/audit/write-checkpoint.ts'
import type { Context } from '../../../functions/context.ts'
import { runSchedule } from '../../../functions/schedule.ts'
import { NOW, openDoor } from '../../support/door.ts'
import { makeReport } from '../../support/make-report.ts'
import { tampering } from '../../support/tampering.ts'

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

it('costs one write while the day lasts, and one more when another begins', async () => {
  await receiveOne()
  await writeCheckpoint(context())
  await receiveOne()
  await writeCheckpoint(context())
  expect((await env.KV.list()).keys.map(({ name }) => name)).toEqual(['v1:audit:checkpoint'])
  await receiveOne()
  await writeCheckpoint(context(new Date('2026-11-24T00:00:00Z')))
  expect((await env.KV.list()).keys).toHaveLength(2)
})

it('writes nothing while nothing happens', async () => {
  await receiveOne()
  await writeCheckpoint(context())
  expect(await writeCheckpoint(context())).toBeNull()
})

it('depends on the checkpoint before it', async () => {
  await receiveOne()
  const first = await writeCheckpoint(context())
  await receiveOne()
  expect((await writeCheckpoint(context()))?.before).toBe(first?.root)
})

describe('what was noted and is there no more', () => {
  it.each<[string, (no: number) => D1PreparedStatement[]]>([
    ['a cut tail', (no) => [env.DB.prepare('DELETE FROM events WHERE no = ?').bind(no)]],
    [
      'a cut tail with another event under its number',
      (no) => [
        env.DB.prepare("UPDATE events SET report_id = 'another', mac = 'x' WHERE no = ?").bind(no),
      ],
    ],
    ['a log that is empty', () => [env.DB.prepare('DELETE FROM events')]],
  ])('stops the notes instead of being written over: %s', async (_, tamper) => {
    await receiveOne()
    const checkpoint = await writeCheckpoint(context())
    await tampering(env.DB, tamper(checkpoint?.no ?? 0))
    await expect(writeCheckpoint(context())).rejects.toThrow(EventLogCut)
    expect(await env.KV.get('v1:audit:checkpoint', 'json')).toEqual(checkpoint)
  })

  it('shows also when more has happened since', async () => {
    await receiveOne()
    const checkpoint = await writeCheckpoint(context())
    await receiveOne()
    await tampering(env.DB, [
      env.DB.prepare('DELETE FROM events WHERE no = ?').bind(checkpoint?.no ?? 0),
    ])
    await expect(writeCheckpoint(context())).rejects.toThrow(EventLogCut)
  })

  it('can’t be hidden by a checkpoint of somebody’s own making', async () => {
    await receiveOne()
    const checkpoint = await writeCheckpoint(context())
    await receiveOne()
    const forged = { ...checkpoint, no: (checkpoint?.no ?? 0) + 1 }
    await env.KV.put('v1:audit:checkpoint', JSON.stringify(forged))
    await expect(writeCheckpoint(context())).rejects.toThrow(CheckpointForged)
  })

  it('goes on after a restore from a day that still stands, as DEPLOY.md says', async () => {
    await receiveOne()
    const dayBefore = await writeCheckpoint(context(new Date('2026-11-20T23:00:00Z')))
    await receiveOne()
    await writeCheckpoint(context(new Date('2026-11-21T01:00:00Z')))
    await tampering(env.DB, [
      env.DB.prepare('DELETE FROM events WHERE no > ?').bind(dayBefore?.no ?? 0),
    ])
    await expect(writeCheckpoint(context())).rejects.toThrow(EventLogCut)
    const kept = (await env.KV.get('v1:audit:checkpoint:2026-11-20')) ?? ''
    expect(JSON.parse(kept)).toEqual(dayBefore)
    await env.KV.put('v1:audit:checkpoint', kept)
    expect(await writeCheckpoint(context())).toBeNull()
    await receiveOne()
    expect(await writeCheckpoint(context())).toMatchObject({ before: dayBefore?.root })
  })

  it('is not hidden by that way where more is gone than the restore took', async () => {
    await receiveOne()
    const dayBefore = await writeCheckpoint(context(new Date('2026-11-20T23:00:00Z')))
    await receiveOne()
    await writeCheckpoint(context(new Date('2026-11-21T01:00:00Z')))
    await tampering(env.DB, [
      env.DB.prepare('DELETE FROM events WHERE no >= ?').bind(dayBefore?.no ?? 0),
    ])
    const kept = (await env.KV.get('v1:audit:checkpoint:2026-11-20')) ?? ''
    await env.KV.put('v1:audit:checkpoint', kept)
    await expect(writeCheckpoint(context())).rejects.toThrow(EventLogCut)
  })

  it('is said in the log, by name', async () => {
    await receiveOne()
    await writeCheckpoint(context())
    await tampering(env.DB, [env.DB.prepare('DELETE FROM events')])
    const log = vi.fn()
    await runSchedule({ ...context(), log } as unknown as Context)
    expect(log).toHaveBeenCalledWith('job-failed', { job: 'checkpoint', error: 'EventLogCut' })
  })
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
