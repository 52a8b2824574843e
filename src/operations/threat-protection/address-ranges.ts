/** Ranges of IP addresses in CIDR notation. */
import { BlockList, isIP } from 'node:net'
import { invalidParameter } from '../../domain/errors.ts'

/** Whether an address is in one of a list of ranges. */
export function inRanges(ip: string | undefined, ranges: readonly string[] = []): boolean {
  if (ip === undefined || isIP(ip) === 0) return false
  const list = new BlockList()
  for (const range of ranges) addRange(list, range)
  return list.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4')
}

function addRange(list: BlockList, range: string): void {
  const [address = '', bits] = range.split('/')
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  if (bits === undefined) list.addAddress(address, family)
  else list.addSubnet(address, Number(bits), family)
}

/** @throws InvalidParameterException naming a range that is none. Assumed: the sentence. */
export function checkRanges(ranges: readonly string[] = []): void {
  for (const range of ranges) {
    const [address = '', bits, ...more] = range.split('/')
    const family = isIP(address)
    const right = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32))
    if (family === 0 || !right || more.length > 0) throw invalidParameter(`${range} is not a valid IP address range in CIDR notation.`)
  }
}
