import type { DemoRole } from './roles.ts'

/** The page that stands where Cloudflare Access would ask who you are, and leads to `to` afterwards. */
export function signInPage(
  roles: readonly DemoRole[],
  signedInAs: string | null,
  to: string,
): string {
  const now = roles.find(({ email }) => email === signedInAs)
  const buttons = roles
    .map(
      (role) => `<li><button name="id" value="${role.id}"><strong>${role.name}</strong>
<span>${role.role}</span><br>${role.what.zh}<br><span lang="en">${role.what.en}</span></button></li>`,
    )
    .join('\n')
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>演示登录 · Demo sign-in</title>
<link rel="stylesheet" href="/style.css">
<main>
<h1>演示登录 <span lang="en">Demo sign-in</span></h1>
<p>这些人都是虚构的，不需要密码。真正部署时，这里由 Cloudflare Access 代替。</p>
<p lang="en">These people are made up and need no password. When deployed, Cloudflare Access stands here.</p>
${now ? `<p>现在是 <span lang="en">Signed in as</span> <strong>${now.name}</strong></p>` : ''}
<form method="post" action="/sign-in"><input type="hidden" name="to" value="${to}"><ul>
${buttons}
</ul></form>
<form method="post" action="/sign-out"><button>退出 <span lang="en">Sign out</span></button></form>
</main>
`
}

export const SIGN_IN_STYLE = `body { font: 18px/1.6 system-ui, sans-serif; margin: 0; color: #1c1a17; background: #faf8f4 }
main { max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
ul { list-style: none; padding: 0; display: grid; gap: .75rem }
button { font: inherit; text-align: start; width: 100%; min-height: 44px; padding: .75rem 1rem; color: inherit;
  background: #fff; border: 1px solid #7a746a; border-radius: 6px; cursor: pointer }
button span { color: #57524a }
`
