// The package openai: chat completions, then responses.
import OpenAI from "openai";
import { check, FORECAST, host, key, PICTURE, QUESTION, WEATHER, weather } from "./checks.mjs";

const make = (key) => new OpenAI({ baseURL: `${host}/v1`, apiKey: key, maxRetries: 0 });
const ERRORS = {
  400: OpenAI.BadRequestError,
  401: OpenAI.AuthenticationError,
  404: OpenAI.NotFoundError,
  429: OpenAI.RateLimitError,
  500: OpenAI.InternalServerError,
};
const common = {
  api: "openai",
  isError: (e, status) => e instanceof ERRORS[status],
  isBroken: (e) => e instanceof OpenAI.APIError || e instanceof TypeError,
  retryAfter: (e) => e.headers.get("retry-after") ?? undefined,
};
const question = [{ role: "user", content: QUESTION }];

function chat(key) {
  const client = make(key);
  const tools = [
    {
      type: "function",
      function: {
        name: WEATHER.name,
        description: WEATHER.description,
        parameters: WEATHER.schema,
        strict: true,
      },
    },
  ];
  const call = (c) => `${c.function.name} ${JSON.parse(c.function.arguments).city}`;
  const said = (a) => ({
    text: a.choices[0].message.content ?? "",
    input: a.usage.prompt_tokens,
    output: a.usage.completion_tokens,
    calls: (a.choices[0].message.tool_calls ?? []).map(call),
  });
  const ask = (model, messages = question, more = {}) =>
    client.chat.completions.create({ model, messages, ...more });
  const streamed = (model, more = {}) =>
    client.chat.completions
      .stream({ model, messages: question, stream_options: { include_usage: true }, ...more })
      .finalChatCompletion();
  return {
    ...common,
    name: "openai chat",
    withKey: chat,
    ask: async (model) => said(await ask(model)),
    stream: async (model) => said(await streamed(model)),
    askWithTools: async (model) => {
      const calling = (await ask(model, question, { tools })).choices[0].message;
      const results = calling.tool_calls.map((c) => ({
        role: "tool",
        tool_call_id: c.id,
        content: weather(JSON.parse(c.function.arguments).city),
      }));
      const end = said(await ask(model, [...question, calling, ...results], { tools }));
      return { ...end, calls: calling.tool_calls.map(call) };
    },
    streamTools: async (model) =>
      (await streamed(model, { tools })).choices[0].message.tool_calls.map(call),
    structured: async (model) => {
      const answer = await client.chat.completions.parse({
        model,
        messages: question,
        response_format: {
          type: "json_schema",
          json_schema: { name: "forecast", schema: FORECAST, strict: true },
        },
      });
      return JSON.parse(answer.choices[0].message.content);
    },
    picture: async (model) =>
      said(
        await ask(model, [
          {
            role: "user",
            content: [
              { type: "text", text: "What is this?" },
              { type: "image_url", image_url: { url: `data:image/png;base64,${PICTURE}` } },
            ],
          },
        ]),
      ),
    leave: async (model, leaving) => {
      const stream = await ask(model, question, { stream: true });
      for await (const chunk of stream) {
        if (chunk.choices[0]?.delta.content) {
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
    embed: async (model) =>
      (await client.embeddings.create({ model, input: QUESTION })).data[0].embedding,
  };
}

function responses(key) {
  const client = make(key);
  const tools = [
    {
      type: "function",
      name: WEATHER.name,
      description: WEATHER.description,
      parameters: WEATHER.schema,
      strict: true,
    },
  ];
  const called = (a) => a.output.filter((i) => i.type === "function_call");
  const call = (c) => `${c.name} ${JSON.parse(c.arguments).city}`;
  const said = (a) => ({
    text: a.output_text,
    input: a.usage.input_tokens,
    output: a.usage.output_tokens,
    calls: called(a).map(call),
  });
  const ask = (model, input = QUESTION, more = {}) =>
    client.responses.create({ model, input, ...more });
  const streamed = (model, more = {}) =>
    client.responses.stream({ model, input: QUESTION, ...more }).finalResponse();
  return {
    ...common,
    name: "openai responses",
    // Its stream ends with an error of the package itself when no last event comes.
    isBroken: (e) => e instanceof OpenAI.OpenAIError || e instanceof TypeError,
    withKey: responses,
    ask: async (model) => said(await ask(model)),
    stream: async (model) => said(await streamed(model)),
    askWithTools: async (model) => {
      const calling = await ask(model, question, { tools });
      const results = called(calling).map((c) => ({
        type: "function_call_output",
        call_id: c.call_id,
        output: weather(JSON.parse(c.arguments).city),
      }));
      const end = said(await ask(model, [...question, ...calling.output, ...results], { tools }));
      return { ...end, calls: called(calling).map(call) };
    },
    streamTools: async (model) => called(await streamed(model, { tools })).map(call),
    structured: async (model) => {
      const format = { type: "json_schema", name: "forecast", schema: FORECAST, strict: true };
      const answer = await client.responses.parse({ model, input: QUESTION, text: { format } });
      return JSON.parse(answer.output_text);
    },
    picture: async (model) =>
      said(
        await ask(model, [
          {
            role: "user",
            content: [
              { type: "input_text", text: "What is this?" },
              {
                type: "input_image",
                detail: "auto",
                image_url: `data:image/png;base64,${PICTURE}`,
              },
            ],
          },
        ]),
      ),
    leave: async (model, leaving) => {
      const stream = await ask(model, QUESTION, { stream: true });
      for await (const event of stream) {
        if (event.type === "response.output_text.delta") {
          leaving();
          stream.controller.abort();
          break;
        }
      }
    },
  };
}

await check(chat(key));
await check(responses(key));
