import { envelopeClaims } from './envelope-claims.ts'

envelopeClaims()
