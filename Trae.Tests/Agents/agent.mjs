// The protocol's own client, as any agent would use it: runs the steps that it reads, a line of JSON each, and prints what came of each.
import { createInterface } from 'node:readline'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

const [address, key] = process.argv.slice(2)
const say = message => console.log(JSON.stringify(message))
const client = new Client({ name: 'trae-tests', version: '1' })
const requestInit = key ? { headers: { Authorization: `Bearer ${key}` } } : {}
try {
  await client.connect(new StreamableHTTPClientTransport(new URL(address), { requestInit }))
} catch (error) {
  say({ failed: error.message, code: error.code })
  process.exit(0)
}

say({ server: client.getServerVersion(), instructions: client.getInstructions() })
for await (const line of createInterface({ input: process.stdin })) {
  const step = JSON.parse(line)
  const progress = []
  try {
    const result = step.list
      ? await client.listTools()
      : await client.callTool({ name: step.tool, arguments: step.with ?? {} }, undefined, { onprogress: each => { progress.push(each); if (step.tell) say({ progress: each }) } })
    say({ ...result, progress })
  } catch (error) {
    say({ failed: error.message, code: error.code })
  }
}
await client.close()
