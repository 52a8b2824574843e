export type YamlVersion = '1.1' | '1.2'

interface Rule {
  readonly name: string
  readonly versions: readonly YamlVersion[]
  readonly text: RegExp
}

const both: readonly YamlVersion[] = ['1.1', '1.2']
const decimal = String.raw`[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+`
const special = String.raw`[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)`
const date = String.raw`\d\d\d\d-\d\d-\d\d`
const time = String.raw`\d\d\d\d-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?`

/** What a text without quotes and tag means, first come first served: of YAML 1.2, where the reference keeps times and octal as of old. */
const rules: readonly Rule[] = [
  { name: 'bool', versions: ['1.2'], text: /^(?:true|True|TRUE|false|False|FALSE)$/ },
  {
    name: 'bool',
    versions: ['1.1'],
    text: /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  },
  { name: 'float', versions: ['1.2'], text: new RegExp(String.raw`^(?:${decimal}|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|${special})$`) },
  {
    name: 'float',
    versions: ['1.1'],
    text: new RegExp(String.raw`^(?:${decimal}|\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|${special})$`),
  },
  { name: 'int', versions: ['1.2'], text: /^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+][0-9_]+|[0-9][0-9_]*|[-+]?0x[0-9a-fA-F_]+)$/ },
  {
    name: 'int',
    versions: ['1.1'],
    text: /^(?:[-+]?0b[01_]+|[-+][0-7_]+|[0-7][0-7_]*|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  },
  { name: 'merge', versions: both, text: /^<<$/ },
  { name: 'null', versions: both, text: /^(?:~|null|Null|NULL|)$/ },
  { name: 'timestamp', versions: both, text: new RegExp(`^(?:${date}|${time})$`) },
  { name: 'value', versions: both, text: /^=$/ },
]

export function implicitTag(text: string, version: YamlVersion): string {
  const rule = rules.find(({ versions, text: meant }) => versions.includes(version) && meant.test(text))
  return `tag:yaml.org,2002:${rule?.name ?? 'str'}`
}
