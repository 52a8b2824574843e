/** A browser without a window: cookies, forms and redirects over plain HTTP. */

export interface Seen {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** Where it is told to go, as it is told. */
  readonly location: string
}

export interface HttpBrowser {
  readonly cookies: Map<string, string>
  get(address: string, headers?: Readonly<Record<string, string>>): Promise<Seen>
  /** Fills in and sends the form with this id on the page that was seen last. */
  submit(id: string, fields: Readonly<Record<string, string>>): Promise<Seen>
  post(address: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Seen>
}

/** @param url the origin that paths are of */
export function httpBrowser(url: string): HttpBrowser {
  const cookies = new Map<string, string>()
  let page = ''
  const call = async (address: string, init: RequestInit): Promise<Seen> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(address, url), {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(cookie && { cookie }) },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/max-age=0\b/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const text = await response.text()
    if (text !== '') page = text
    return { status: response.status, text, headers: response.headers, location: response.headers.get('location') ?? '' }
  }
  const post = (address: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    call(address, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  return {
    cookies,
    get: (address, headers = {}) => call(address, { headers }),
    post,
    submit(id, fields) {
      const form = new RegExp(`<form [^>]*action="([^"]*)" id="${id}"[\\s\\S]*?</form>`).exec(page)
      if (form === null) throw new Error(`There is no form ${id} in: ${page.replace(/<style[\s\S]*<\/style>/, '')}`)
      const hidden = [...form[0].matchAll(/<input type="hidden" name="([^"]*)"(?: autocomplete="username")? value="([^"]*)"/g)]
      const kept = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, unescaped(value)]))
      return post(unescaped(form[1] ?? ''), { ...kept, ...fields })
    },
  }
}

export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
