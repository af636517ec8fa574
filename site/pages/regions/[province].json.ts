import type { APIRoute } from 'astro'
import { provinces } from '../../queries/regions'

export const getStaticPaths = () =>
  provinces.map(([province, , cities]) => ({ params: { province }, props: { cities } }))

/** A province's cities with their counties, for the form's selects: 2 kB where the whole list has 60. */
export const GET: APIRoute = ({ props }) => Response.json(props.cities)
