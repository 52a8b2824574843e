/** A slow reader may fall behind by this many lines; then it is cut off, because a daemon must not grow by what nobody reads. */
const linesBehind = 10_000
/** Milliseconds between empty lines: they show that the connection lives, and find out where it does not. */
const heartbeat = 15_000

/**
 * A body that goes on until the reader leaves or the daemon stops.
 * @param subscribe gets the function to send a line with and gives the one that ends the subscription
 */
export function lineStream(
  first: readonly string[],
  subscribe: (send: (line: string) => void) => () => void,
  stopping: AbortSignal,
): Response {
  let end = (): void => {}
  const body = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        const send = (line: string): void => {
          if ((controller.desiredSize ?? 0) < -linesBehind) fail()
          else controller.enqueue(Buffer.from(`${line}\n`))
        }
        const beat = setInterval(() => send(''), heartbeat)
        const unsubscribe = subscribe(send)
        end = () => {
          clearInterval(beat)
          unsubscribe()
          stopping.removeEventListener('abort', close)
        }
        const close = (): void => {
          end()
          controller.close()
        }
        const fail = (): void => {
          end()
          controller.error(new Error('The reader is too slow'))
        }
        stopping.addEventListener('abort', close)
        // The empty line makes the headers leave at once.
        for (const line of ['', ...first]) send(line)
      },
      cancel: () => end(),
    },
    { highWaterMark: 1 },
  )
  return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } })
}
