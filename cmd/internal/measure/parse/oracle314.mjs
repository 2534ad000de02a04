// Runs the oracle under CPython 3.14 for WebAssembly: node py314.mjs FOLDER,
// where FOLDER holds node_modules/pyodide. Its first input line is the oracle
// program in base64; the rest are requests, answered as oracle.py does.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "x"));
const { loadPyodide } = require("pyodide");
const python = await loadPyodide();
let answer;
for await (const line of createInterface({ input: process.stdin })) {
  if (answer) {
    process.stdout.write(answer(line) + "\n");
    continue;
  }
  python.runPython(Buffer.from(line, "base64").toString("utf8"));
  answer = python.globals.get("answer");
}
