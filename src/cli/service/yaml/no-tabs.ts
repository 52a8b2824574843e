import { EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml'

/** Where an event's own words are in the text; tabs are welcome in some of them. */
function ranges(event: Event): { readonly start: number; readonly end: number; readonly tabs: boolean }[] {
  if (event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) return []
  const anchor = { start: event.anchorStart, end: event.anchorEnd, tabs: false }
  if (event.type === EVENT_ID.ALIAS) return [anchor]
  const tag = { start: event.tagStart, end: event.tagEnd, tabs: false }
  if (event.type !== EVENT_ID.SCALAR) return [anchor, tag]
  return [anchor, tag, { start: event.valueStart, end: event.valueEnd, tabs: event.style !== SCALAR_STYLE.PLAIN }]
}

/** Whether a tab stands where the reference's reader takes none, though YAML does: anywhere but in quotes, block scalars and comments. */
export function hasStrayTab(source: string, events: readonly Event[]): boolean {
  if (!source.includes('\t')) return false
  const welcome = events.flatMap(ranges).filter(({ start, tabs }) => start >= 0 && tabs)
  let end = 0
  let rest = ''
  for (const range of welcome) {
    rest += `${source.slice(end, range.start)}x`
    end = range.end
  }
  rest += source.slice(end)
  return /\t/.test(rest.replace(/(?<=^|\s)#.*/gm, ''))
}
