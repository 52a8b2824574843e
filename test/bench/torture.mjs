// Compiles the torture and runs it; its arguments are in torture.ts.
import { runCompiled } from './run-compiled.mjs'

await runCompiled('torture')
