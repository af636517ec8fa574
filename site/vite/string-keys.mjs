import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readYaml } from './yaml.mjs'

/**
 * Types the interface's words: writes every key of content/strings/zh-CN into `.astro/strings.d.ts`
 * as the union `StringKey`, every list as `StringListKey`, and stops the build when a key is missing in
 * one of the languages.
 * @returns {import('astro').AstroIntegration}
 */
export function stringKeys(root = 'content/strings') {
  return {
    name: 'string-keys',
    hooks: {
      'astro:config:setup': ({ addWatchFile }) => {
        const [zh, en] = ['zh-CN', 'en'].map((locale) => keysIn(join(root, locale), addWatchFile))
        const missing = [...diff(zh, en, 'en'), ...diff(en, zh, 'zh-CN')]
        if (missing.length) throw new Error(`content/strings: ${missing.join('; ')}`)
        mkdirSync('.astro', { recursive: true })
        const lists = new Set(
          [...zh].filter((key) => key.endsWith('.0')).map((k) => k.slice(0, -2)),
        )
        writeFileSync('.astro/strings.d.ts', union('StringKey', zh) + union('StringListKey', lists))
      },
    },
  }
}

function union(name, keys) {
  const members = [...keys].map((key) => `  | '${key}'`)
  return `type ${name} =\n${members.join('\n') || "  | ''"}\n`
}

function keysIn(folder, watch) {
  const keys = new Set()
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    watch?.(join(process.cwd(), folder, file))
    collect(readYaml(join(folder, file)) ?? {}, basename(file, '.yaml'), keys)
  }
  return keys
}

function collect(value, path, keys) {
  if (typeof value === 'string') keys.add(path)
  else for (const [key, inner] of Object.entries(value)) collect(inner, `${path}.${key}`, keys)
}

function diff(a, b, name) {
  return [...a].filter((key) => !b.has(key)).map((key) => `"${key}" has no words in ${name}`)
}
