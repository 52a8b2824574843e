import type { Context as Call } from 'hono'

/** RFC 9110, 15.5.6: whoever is refused a method is told which there are. */
export const onlyAllows =
  (...methods: readonly string[]) =>
  (c: Call): Response => {
    c.header('allow', methods.join(', '))
    return c.text(`${c.req.path} takes ${methods.join(' and ')}.\n`, 405)
  }
