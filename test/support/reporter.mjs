/**
 * tap's reporter for people and machines alike: one line per test file, the whole TAP of a file that failed, and as the very last
 * line `N passed, N failed`. A file that crashed or hung counts as at least one failure, because tap counts it so.
 */
import { Transform } from 'node:stream'

export default class Reporter extends Transform {
  #rest = ''
  #block = []
  #ok = true
  #summary = ''
  #totals = { pass: 0, fail: 0, skip: 0 }
  #started = Date.now()

  _transform(chunk, _encoding, done) {
    const lines = (this.#rest + chunk).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#line(line)
    done()
  }

  _flush(done) {
    if (this.#rest !== '') this.#line(this.#rest)
    this.#say(this.#block)
    const { pass, fail, skip } = this.#totals
    const skipped = skip > 0 ? [`# ${skip} skipped`] : []
    const seconds = `# ${((Date.now() - this.#started) / 1000).toFixed(1)} s`
    this.#say([...skipped, seconds, `${pass} passed, ${fail} failed`])
    done()
  }

  /** A block is what belongs to one file: its result line, and the indented lines around it. */
  #line(line) {
    const totals = /^# \{ total: \d+/.test(line)
    if (totals) {
      for (const [, key, count] of line.matchAll(/(pass|fail|skip): (\d+)/g)) this.#totals[key] = Number(count)
      return
    }
    if (/^(TAP version|\d+\.\.\d+|# time=)/.test(line)) return
    const result = /^(not )?ok \d+ - (.*?)( # time=(\S+?ms))?( \{)?$/.exec(line)
    if (!result) {
      this.#block.push(line)
      if (line === '}') this.#end()
      return
    }
    const [, failed, name, , time, opens] = result
    this.#ok = failed === undefined
    this.#summary = `${this.#ok ? 'ok    ' : 'FAILED'} ${name}${time ? ` (${time})` : ''}`
    this.#block.push(line)
    if (!opens) this.#end()
  }

  #end() {
    this.#say(this.#ok ? [this.#summary] : [...this.#block, this.#summary])
    this.#block = []
  }

  #say(lines) {
    for (const line of lines) this.push(`${line}\n`)
  }
}
