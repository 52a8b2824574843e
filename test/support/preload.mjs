/** Loaded by tap into every test file (`node-arg` in package.json). */
import processOnSpawn from 'process-on-spawn'

// What a test starts is what users start: tap would load its bookkeeping of processes into every Node process below it, which costs
// each of them 100 ms and makes the program under test another one.
processOnSpawn.addListener((child) => {
  const variables = Object.entries(child.env ?? process.env)
  child.env = Object.fromEntries(variables.filter(([name, value]) => !name.startsWith('_TAPJS_') && !value?.includes('@tapjs/processinfo')))
})

// The SDK advises in every file that Node.js 20 will not do for its versions of next year; which versions are used is pinned.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
