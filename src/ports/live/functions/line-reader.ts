import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'

/** The lines of a stream, which may never end one: what is longer than the limit comes in pieces. */
export class LineReader {
  onLine: (line: string) => void = () => {}

  constructor(stream: Readable, limit: number) {
    const decoder = new StringDecoder('utf8')
    let pieces: string[] = []
    let length = 0
    const flush = (): void => {
      const line = pieces.join('')
      pieces = []
      length = 0
      this.onLine(line)
    }
    stream.on('data', (chunk: Buffer) => {
      const [first = '', ...rest] = decoder.write(chunk).split('\n')
      for (const [index, text] of [first, ...rest].entries()) {
        if (index > 0) flush()
        pieces.push(text)
        length += text.length
        if (length > limit) flush()
      }
    })
    stream.on('end', () => {
      if (length > 0) flush()
    })
    stream.on('error', () => {})
  }
}
