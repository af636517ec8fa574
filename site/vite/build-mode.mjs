import { readYaml } from './yaml.mjs'

/**
 * What kind of site is built: from content/operator.yaml and two variables of the environment.
 * `JINGZHONG_DEMO=true` marks every page as a demonstration; `JINGZHONG_REPORTING=off` makes the
 * static kit whatever the operator's file says.
 * @returns {{ demo: boolean, reporting: boolean, url: string }}
 */
export function buildMode(env = process.env, file = 'content/operator.yaml') {
  const operator = readYaml(file)
  return {
    demo: env.JINGZHONG_DEMO === 'true',
    reporting: env.JINGZHONG_REPORTING !== 'off' && operator.reporting === 'on',
    url: operator.url,
  }
}
