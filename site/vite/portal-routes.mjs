import { existsSync } from 'node:fs'

/**
 * The on-demand pages. They are injected rather than filed under site/pages, so that the static kit
 * (`reporting: off`) can be built without them and without a Worker.
 */
export const PORTAL_ROUTES = [
  ...['fraud', 'campus', 'job-ad', 'clue'].map((kind) => [
    `/[...edition]/report/${kind}`,
    'report-form.astro',
  ]),
  ['/[...edition]/report/status', 'report-status.astro'],
  ['/[...edition]/check/job-ad/result', 'job-ad-result.astro'],
  ['/[...edition]/statistics/portal', 'statistics-portal.astro'],
  ['/[...edition]/appeal', 'appeal.astro'],
  ['/[...edition]/corrections', 'corrections.astro'],
  ['/[...edition]/warnings', 'warnings.astro'],
  ['/[...edition]/warnings/[id]', 'warning.astro'],
  ['/[...edition]/schools/[school]', 'school.astro'],
  ...['xml', 'json'].map((kind) => [`/[...edition]/warnings/feed.${kind}`, 'warnings-feed.ts']),
  // Widgets have one address each; language and looks stand in what follows it.
  ...['warnings', 'helplines', 'job-ad', 'report', 'board'].map((name) => [
    `/embed/${name}`,
    `embed/${name}.astro`,
  ]),
  ...['', '/en'].flatMap((language) => [
    [`${language}/triage`, 'triage/queue.astro'],
    [`${language}/triage/import`, 'triage/import.astro'],
    [`${language}/triage/new`, 'triage/enter.astro'],
    [`${language}/triage/new/[kind]`, 'triage/entry.astro'],
    [`${language}/triage/export`, 'triage/export.astro'],
    [`${language}/triage/referrals`, 'triage/referrals.astro'],
    [`${language}/triage/received/[received]`, 'triage/received.astro'],
    [`${language}/triage/takedowns`, 'triage/takedowns.astro'],
    [`${language}/triage/takedowns/[takedown]`, 'triage/takedown.astro'],
    [`${language}/triage/retention`, 'triage/retention.astro'],
    [`${language}/triage/directory`, 'triage/directory.astro'],
    [`${language}/triage/reports/[id]/refer`, 'triage/refer.astro'],
    [`${language}/triage/reports/[id]/referrals/[referral]`, 'triage/referral.astro'],
    [`${language}/triage/cases`, 'triage/cases.astro'],
    ...['join', 'apart', 'settle', 'undo'].map((act) => [
      `${language}/triage/cases/${act}`,
      'triage/cases.astro',
    ]),
    [`${language}/triage/cases/[id]`, 'triage/case.astro'],
    ...['leave', 'join', 'merge', 'preview', 'bulk'].map((act) => [
      `${language}/triage/cases/[id]/${act}`,
      'triage/case.astro',
    ]),
    [`${language}/triage/shift`, 'triage/shift.astro'],
    [`${language}/triage/search`, 'triage/search.astro'],
    [`${language}/triage/schools`, 'triage/schools.astro'],
    [`${language}/triage/campus`, 'triage/campus.astro'],
    [`${language}/triage/campus/warn`, 'triage/campus-warn.astro'],
    [`${language}/triage/campus/warn/[warning]`, 'triage/campus-warn.astro'],
    [`${language}/triage/webhooks`, 'triage/webhooks.astro'],
    [`${language}/triage/views`, 'triage/queue.astro'],
    [`${language}/triage/reports/[id]`, 'triage/report.astro'],
    [`${language}/triage/reports/[id]/claim`, 'triage/report.astro'],
    [`${language}/triage/reports/[id]/release`, 'triage/report.astro'],
    [`${language}/triage/reports/[id]/decision`, 'triage/report.astro'],
    [`${language}/triage/reports/[id]/tasks`, 'triage/report.astro'],
    [`${language}/triage/reports/[id]/lane`, 'triage/report.astro'],
    [`${language}/triage/reports/[id]/keep`, 'triage/report.astro'],
    [`${language}/triage/reports/[id]/handover`, 'triage/report.astro'],
    [`${language}/triage/reports/[id]/join`, 'triage/report.astro'],
    [`${language}/triage/reports/[id]/warn`, 'triage/warn.astro'],
    [`${language}/triage/reports/[id]/indicators/[n]`, 'triage/indicator.astro'],
    [`${language}/triage/appeals`, 'triage/appeals.astro'],
    [`${language}/triage/appeals/[id]`, 'triage/appeal.astro'],
    [`${language}/triage/appeals/[id]/hide`, 'triage/appeal.astro'],
    [`${language}/triage/appeals/[id]/answer`, 'triage/appeal.astro'],
    [`${language}/triage/indicators`, 'triage/verdicts.astro'],
    [`${language}/triage/indicators/[indicator]`, 'triage/indicator.astro'],
    [`${language}/triage/indicators/[indicator]/verdict`, 'triage/indicator.astro'],
    [`${language}/triage/warnings`, 'triage/warnings.astro'],
    [`${language}/triage/warnings/new`, 'triage/warn.astro'],
    [`${language}/triage/warnings/[warning]`, 'triage/warning.astro'],
    [`${language}/triage/warnings/[warning]/edit`, 'triage/warn.astro'],
    ...['publication', 'cards', 'return', 'drop', 'withdrawal'].map((act) => [
      `${language}/triage/warnings/[warning]/${act}`,
      'triage/warning.astro',
    ]),
  ]),
]

/** @returns {import('astro').AstroIntegration} */
export function portalRoutes() {
  return {
    name: 'portal-routes',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        for (const [pattern, file] of PORTAL_ROUTES) {
          const entrypoint = `./site/portal/${file}`
          if (existsSync(entrypoint)) injectRoute({ pattern, entrypoint, prerender: false })
        }
      },
    },
  }
}
