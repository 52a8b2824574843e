import type { Page } from '../../client/pages.ts'
import { mergedPages } from '../../client/pages.ts'
import { printJson } from '../../client/print-json.ts'
import { type Dict, isEmptyDict, type Value } from '../../client/value.ts'
import type { Paginator } from '../../model/shapes.ts'
import { loadChunk } from '../chunks.ts'
import type { Output } from '../io.ts'
import type { OutputFormat } from '../service/global-options.ts'

export interface Answer {
  readonly operation: string
  /** One page where the operation is not paged. */
  readonly pages: AsyncIterable<Page>
  /** `undefined` where the answer is one page and printed whole. */
  readonly paginator: Paginator | undefined
}

export interface Printing {
  readonly format: OutputFormat
  readonly query: ((value: Value) => Value) | undefined
  readonly color: 'on' | 'off' | 'auto'
}

async function wholeAnswer({ pages, paginator }: Answer): Promise<Dict> {
  if (paginator !== undefined) return mergedPages(pages, paginator)
  for await (const { answer } of pages) return answer
  return new Map()
}

/** Prints page by page: the first, and then the items of the others. */
async function printText(answer: Answer, query: (value: Value) => Value, out: Output): Promise<void> {
  const { textLines } = loadChunk('text')
  const { pages, paginator } = answer
  for await (const { answer: page, resumeToken } of pages) {
    const shown: Dict = paginator === undefined ? page : new Map([[paginator.resultKey, page.get(paginator.resultKey) ?? null]])
    out.write(textLines(query(shown)))
    if (resumeToken !== undefined) out.write(textLines(query(new Map([['NextToken', new Map([['NextToken', resumeToken]])]]))))
  }
}

async function printYamlStream(answer: Answer, query: (value: Value) => Value, out: Output): Promise<void> {
  const { yamlText } = loadChunk('yaml')
  for await (const { answer: page } of answer.pages) {
    const shown = query(page)
    if (answer.paginator !== undefined || !isEmptyDict(shown)) out.write(yamlText([shown]))
  }
}

/** Prints an answer in the format asked for; an empty one prints nothing. */
export async function printAnswer(answer: Answer, printing: Printing, out: Output): Promise<void> {
  const query = printing.query ?? ((value: Value) => value)
  if (printing.format === 'text') return printText(answer, query, out)
  if (printing.format === 'yaml-stream') return printYamlStream(answer, query, out)
  const shown = query(await wholeAnswer(answer))
  if (printing.format === 'table') {
    const { tableText } = loadChunk('table')
    out.write(
      tableText(answer.operation, shown, {
        color: printing.color === 'on' || (printing.color === 'auto' && out.isTty),
        columns: out.columns ?? 80,
      }),
    )
  } else if (!isEmptyDict(shown)) {
    out.write(printing.format === 'yaml' ? loadChunk('yaml').yamlText(shown) : `${printJson(shown)}\n`)
  }
}
