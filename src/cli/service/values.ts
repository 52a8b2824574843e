// The chunk of everything that reads more than plain words: shorthand, JSON, files and input documents.
export { escapedWords } from './escaped-words.ts'
export { fileText } from './file-text.ts'
export { inputDocument } from './input-document.ts'
export { unpackValue } from './unpack-value.ts'
