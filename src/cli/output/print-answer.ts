import type { Page } from '../../client/pages.ts'
import { printJson } from '../../client/print-json.ts'
import { type Dict, isEmptyDict, type Value } from '../../client/value.ts'
import type { Paginator } from '../../model/shapes.ts'
import { loadChunk } from '../chunks.ts'
import type { Output } from '../io.ts'
import type { OutputFormat } from '../service/global-options.ts'

export interface Answer {
  readonly operation: string
  readonly content: OneAnswer | PagedAnswer
}

export interface OneAnswer {
  readonly whole: Promise<Dict>
}

export interface PagedAnswer {
  readonly pages: AsyncIterable<Page>
  readonly paginator: Paginator
}

export interface Printing {
  readonly format: OutputFormat
  readonly query: ((value: Value) => Value) | undefined
  readonly color: 'on' | 'off' | 'auto'
}

function wholeAnswer({ content }: Answer): Promise<Dict> {
  return 'whole' in content ? content.whole : loadChunk('pages').mergedPages(content.pages, content.paginator)
}

/** Prints page by page: the first, and then the items of the others. */
async function printText({ content }: Answer, query: (value: Value) => Value, out: Output): Promise<void> {
  const { textLines } = loadChunk('text')
  if ('whole' in content) {
    out.write(textLines(query(await content.whole)))
    return
  }
  const { pages, paginator } = content
  for await (const { answer: page, resumeToken } of pages) {
    out.write(textLines(query(new Map([[paginator.resultKey, page.get(paginator.resultKey) ?? null]]))))
    if (resumeToken !== undefined) out.write(textLines(query(new Map([['NextToken', new Map([['NextToken', resumeToken]])]]))))
  }
}

async function printYamlStream({ content }: Answer, query: (value: Value) => Value, out: Output): Promise<void> {
  const { yamlText } = loadChunk('yaml')
  if ('whole' in content) {
    const shown = query(await content.whole)
    if (!isEmptyDict(shown)) out.write(yamlText([shown]))
    return
  }
  for await (const { answer: page } of content.pages) out.write(yamlText([query(page)]))
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
