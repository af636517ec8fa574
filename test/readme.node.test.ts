import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts)

describe.each(['README.md', 'CONTRIBUTING.md', 'functions/README.md', 'content/README.md'])(
  '%s is true',
  (file) => {
    const text = readFileSync(file, 'utf8')
    const folder = file.includes('/') ? `${file.split('/')[0]}/` : ''

    it('links only to what is there', () => {
      const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => folder + link)
      expect(links.filter((link) => !existsSync(link))).toEqual([])
    })

    it('names only commands that exist', () => {
      const named = [...text.matchAll(/(?:`|^)npm (?:run )?([a-z][a-z:-]*)/gm)].map(
        ([, name]) => name,
      )
      const known = [...scripts, 'install', 'ci']
      expect(named.filter((name) => name && !known.includes(name))).toEqual([])
    })
  },
)
