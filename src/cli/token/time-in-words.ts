/** Seconds as two units at most: `59 minutes`, `1 day 2 hours`. Never negative. */
export function duration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  const units: readonly (readonly [string, number])[] = [
    ['day', Math.floor(whole / 86_400)],
    ['hour', Math.floor((whole % 86_400) / 3600)],
    ['minute', Math.floor((whole % 3600) / 60)],
    ['second', whole % 60],
  ]
  const first = units.findIndex(([, count]) => count > 0)
  if (first < 0) return '0 seconds'
  return units
    .slice(first, first + 2)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ')
}

/** `2026-11-21 12:40:00 UTC` of seconds since the epoch. */
export function instant(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? `${seconds}, which is not a time` : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** `in 59 minutes`, `2 hours ago`. */
export function fromNow(seconds: number, now: number): string {
  return seconds >= now ? `in ${duration(seconds - now)}` : `${duration(now - seconds)} ago`
}
