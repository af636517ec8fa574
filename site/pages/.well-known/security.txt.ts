import type { APIRoute } from 'astro'
import { operator } from '../../queries/operator'

/** RFC 9116 wants an end within a year; building again moves it on. */
const DAYS = 330

export const GET: APIRoute = ({ site }) => {
  const expires = new Date(Date.now() + DAYS * 86_400_000)
  expires.setUTCHours(0, 0, 0, 0)
  return new Response(`Contact: mailto:${operator.contact.email}
Expires: ${expires.toISOString()}
Preferred-Languages: zh, en
Canonical: ${new URL('.well-known/security.txt', site).href}
`)
}
