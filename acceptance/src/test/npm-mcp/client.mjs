// Goes from nothing to a verified version, by standard input and output or over HTTP.
// node client.mjs http URL  |  node client.mjs stdio COMMAND ARGUMENT…
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [way, ...rest] = process.argv.slice(2);
const transport =
  way === "http"
    ? new StreamableHTTPClientTransport(new URL(rest[0]))
    : new StdioClientTransport({ command: rest[0], args: rest.slice(1), env: process.env });
const client = new Client({ name: "acceptance", version: "1" });
const say = (what, value) => console.log(JSON.stringify({ what, value }));

await client.connect(transport);
say("server", client.getServerVersion()?.name);
const { tools } = await client.listTools();
say("tools", tools.map((tool) => tool.name).sort());
say("readOnly", tools.filter((tool) => tool.annotations?.readOnlyHint).length);
const call = async (name, args) => await client.callTool({ name, arguments: args });
const made = await call("create_decision", { playbook: "ai-build-or-wrap", title: "By Node" });
const decision = made.structuredContent.id;
say("made", decision);
await call("answer", { decision, answers: { moat: "no", mlPeople: "1 to 2" } });
const wrong = await call("answer", { decision, answers: { moat: "perhaps" } });
say("wrong", [wrong.isError, wrong.content[0].text]);
const draft = await call("draft_brief", { decision });
say("bars", draft.structuredContent.bars.map((bar) => bar.id));
const saved = await call("save_version", { decision });
const link = saved.content.find((content) => content.type === "resource_link");
const brief = await client.readResource({ uri: link.uri });
say("brief", JSON.parse(brief.contents[0].text).id);
const verified = await call("verify_brief", { decision });
say("same", verified.structuredContent.same);
const { resourceTemplates } = await client.listResourceTemplates();
say("templates", resourceTemplates.length);
await client.close();
