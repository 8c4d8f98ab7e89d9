// The package @anthropic-ai/sdk.
import Anthropic from "@anthropic-ai/sdk";
import { check, FORECAST, host, key, PICTURE, QUESTION, WEATHER, weather } from "./checks.mjs";

const ERRORS = {
  400: Anthropic.BadRequestError,
  401: Anthropic.AuthenticationError,
  404: Anthropic.NotFoundError,
  429: Anthropic.RateLimitError,
  500: Anthropic.InternalServerError,
};
const question = [{ role: "user", content: QUESTION }];

function anthropic(key) {
  const client = new Anthropic({ baseURL: host, apiKey: key, maxRetries: 0 });
  const tools = [
    { name: WEATHER.name, description: WEATHER.description, input_schema: WEATHER.schema },
  ];
  const called = (a) => a.content.filter((b) => b.type === "tool_use");
  const call = (c) => `${c.name} ${c.input.city}`;
  const said = (a) => ({
    text: a.content
      .filter((b) => b.type === "text")
      .map((b) => b.text)
      .join(""),
    input: a.usage.input_tokens + (a.usage.cache_read_input_tokens ?? 0),
    output: a.usage.output_tokens,
    calls: called(a).map(call),
  });
  const ask = (model, messages = question, more = {}) =>
    client.messages.create({ model, max_tokens: 500, messages, ...more });
  const streamed = (model, more = {}) =>
    client.messages.stream({ model, max_tokens: 500, messages: question, ...more }).finalMessage();
  return {
    name: "@anthropic-ai/sdk",
    api: "anthropic",
    isError: (e, status) => e instanceof ERRORS[status],
    isBroken: (e) => e instanceof Anthropic.AnthropicError || e instanceof TypeError,
    retryAfter: (e) => e.headers.get("retry-after") ?? undefined,
    withKey: anthropic,
    ask: async (model) => said(await ask(model)),
    stream: async (model) => said(await streamed(model)),
    askWithTools: async (model) => {
      const calling = await ask(model, question, { tools });
      const results = called(calling).map((c) => ({
        type: "tool_result",
        tool_use_id: c.id,
        content: weather(c.input.city),
      }));
      const turns = [
        ...question,
        { role: "assistant", content: calling.content },
        { role: "user", content: results },
      ];
      const end = said(await ask(model, turns, { tools }));
      return { ...end, calls: called(calling).map(call) };
    },
    streamTools: async (model) => called(await streamed(model, { tools })).map(call),
    structured: async (model) => {
      const format = { type: "json_schema", schema: FORECAST };
      return JSON.parse(said(await ask(model, question, { output_config: { format } })).text);
    },
    picture: async (model) =>
      said(
        await ask(model, [
          {
            role: "user",
            content: [
              {
                type: "image",
                source: { type: "base64", media_type: "image/png", data: PICTURE },
              },
              { type: "text", text: "What is this?" },
            ],
          },
        ]),
      ),
    leave: async (model, leaving) => {
      const stream = await ask(model, question, { stream: true });
      for await (const event of stream) {
        if (event.type === "content_block_delta") {
          leaving();
          stream.controller.abort();
          break;
        }
      }
    },
    models: async () => {
      const names = [];
      for await (const model of client.models.list()) names.push(model.id);
      return names;
    },
    count: async (model) =>
      (await client.messages.countTokens({ model, messages: question })).input_tokens,
  };
}

await check(anthropic(key));
