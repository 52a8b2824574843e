import type { Wire, WireEvents } from './wire.ts'

/**
 * The part of Node below `node:net` that is used here. Loading `node:net` with its streams and opening a socket takes a fifth of an empty
 * process, which is half of what a whole command may add to one.
 */
interface TcpBinding {
  readonly TCP: new (type: number) => TcpHandle
  readonly TCPConnectWrap: new () => { oncomplete: (status: number) => void; address: string; port: number }
  readonly constants: { readonly SOCKET: number }
}
interface StreamBinding {
  readonly WriteWrap: new () => { oncomplete: (status: number) => void; handle: TcpHandle }
  /** Numbers that every callback leaves here. */
  readonly streamBaseState: ArrayLike<number>
  readonly kReadBytesOrError: number
  readonly kArrayBufferOffset: number
}
interface TcpHandle {
  onread: (data: ArrayBuffer | undefined) => void
  connect(request: object, address: string, port: number): number
  readStart(): number
  writeUtf8String(request: object, text: string): number
  close(): void
}

const endOfFile = -4095

function bindings(): { readonly tcp: TcpBinding; readonly stream: StreamBinding } | undefined {
  try {
    // Old and undocumented, yet in every Node since the first; whatever is missing sends the caller to `node:net`.
    const { binding } = process as unknown as { binding(name: string): unknown }
    const [tcp, stream] = [binding('tcp_wrap') as TcpBinding, binding('stream_wrap') as StreamBinding]
    const complete = [tcp.TCP, tcp.TCPConnectWrap, stream.WriteWrap].every((wrap) => typeof wrap === 'function')
    const known = [tcp.constants.SOCKET, stream.kReadBytesOrError, stream.kArrayBufferOffset, stream.streamBaseState.length]
    return complete && known.every((number) => typeof number === 'number') ? { tcp, stream } : undefined
  } catch {
    return undefined
  }
}

/** A plain connection to an IPv4 address; `undefined` where it takes `node:net` to make one. */
export function bareWire(url: URL, address: string, events: WireEvents): Wire | undefined {
  if (url.protocol !== 'http:' || !/^\d+(\.\d+){3}$/.test(address) || process.platform === 'win32') return undefined
  const found = bindings()
  if (found === undefined) return undefined
  const { tcp, stream } = found
  const handle = new tcp.TCP(tcp.constants.SOCKET)
  let open = true
  const failed = (status: number) => {
    if (open) events.failed(Object.assign(new Error(`Error ${status} of the connection`), { errno: status }))
  }

  handle.onread = (data) => {
    if (!open) return
    const count = stream.streamBaseState[stream.kReadBytesOrError] ?? 0
    if (count > 0 && data !== undefined) events.data(Buffer.from(data, stream.streamBaseState[stream.kArrayBufferOffset], count))
    else if (count === endOfFile) events.ended()
    else if (count < 0) failed(count)
  }
  const connecting = new tcp.TCPConnectWrap()
  connecting.address = address
  connecting.port = Number(url.port || 80)
  connecting.oncomplete = (status) => {
    if (status !== 0) return failed(status)
    if (!open) return
    handle.readStart()
    events.connected()
  }
  const status = handle.connect(connecting, address, connecting.port)
  // Not before the caller has the wire that it may want to close.
  if (status !== 0) queueMicrotask(() => failed(status))

  const writing = new stream.WriteWrap()
  return {
    write(text) {
      writing.handle = handle
      writing.oncomplete = (written) => {
        if (written !== 0) failed(written)
      }
      const result = handle.writeUtf8String(writing, text)
      if (result !== 0) failed(result)
    },
    close() {
      if (!open) return
      open = false
      handle.close()
    },
  }
}
