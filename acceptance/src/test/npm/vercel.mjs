// The package ai over @ai-sdk/openai (responses and chat), -anthropic, -google, -openai-compatible.
import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, embed, generateText, jsonSchema, Output, stepCountIs, streamText, tool } from "ai";
import { check, FORECAST, host, key, PICTURE, QUESTION, WEATHER, weather } from "./checks.mjs";

const withTool = {
  tools: {
    [WEATHER.name]: tool({
      description: WEATHER.description,
      inputSchema: jsonSchema(WEATHER.schema),
      execute: async ({ city }) => weather(city),
    }),
  },
  stopWhen: stepCountIs(2),
};

function vercel(name, api, make, embedding) {
  const of = (key) => {
    const provider = make(key);
    const options = (model) => ({ model: provider(model), prompt: QUESTION, maxRetries: 0 });
    const call = (c) => `${c.toolName} ${c.input.city}`;
    const said = (text, usage, calls) => ({
      text,
      input: usage.inputTokens,
      output: usage.outputTokens,
      calls: calls.map(call),
    });
    const streamed = async (model, more = {}) => {
      let text = "";
      let usage;
      const calls = [];
      const stream = streamText({ ...options(model), onError: () => {}, ...more });
      for await (const part of stream.fullStream) {
        if (part.type === "error") throw part.error;
        if (part.type === "text-delta") text += part.text;
        if (part.type === "tool-call") calls.push(part);
        if (part.type === "finish") usage = part.totalUsage;
      }
      return said(text, usage, calls);
    };
    return {
      name,
      api,
      isError: (e, status) => APICallError.isInstance(e) && e.statusCode === status,
      isBroken: () => true,
      retryAfter: (e) => e.responseHeaders["retry-after"],
      withKey: of,
      ask: async (model) => {
        const a = await generateText(options(model));
        return said(a.text, a.usage, a.toolCalls);
      },
      stream: (model) => streamed(model),
      askWithTools: async (model) => {
        const a = await generateText({ ...options(model), ...withTool });
        return said(a.text, a.steps.at(-1).usage, a.steps.flatMap((s) => s.toolCalls));
      },
      streamTools: async (model) => (await streamed(model, withTool)).calls,
      structured: async (model) =>
        (
          await generateText({
            ...options(model),
            output: Output.object({ schema: jsonSchema(FORECAST), name: "forecast" }),
          })
        ).output,
      picture: async (model) => {
        const { prompt: _, ...rest } = options(model);
        const content = [
          { type: "text", text: "What is this?" },
          { type: "image", image: PICTURE, mediaType: "image/png" },
        ];
        const a = await generateText({ ...rest, messages: [{ role: "user", content }] });
        return said(a.text, a.usage, a.toolCalls);
      },
      leave: async (model, leaving) => {
        const abort = new AbortController();
        const stream = streamText({
          ...options(model),
          abortSignal: abort.signal,
          onError: () => {},
        });
        for await (const part of stream.fullStream) {
          if (part.type === "text-delta") {
            leaving();
            abort.abort();
            break;
          }
        }
      },
      embed:
        embedding &&
        (async (model) =>
          (await embed({ model: embedding(provider, model), value: QUESTION, maxRetries: 0 }))
            .embedding),
    };
  };
  return of(key);
}

const openai = (apiKey) => createOpenAI({ baseURL: `${host}/v1`, apiKey });
const embedding = (provider, model) => provider.embeddingModel(model);

await check(vercel("@ai-sdk/openai", "openai", openai, embedding));
await check(vercel("@ai-sdk/openai chat", "openai", (key) => openai(key).chat));
await check(
  vercel("@ai-sdk/anthropic", "anthropic", (apiKey) =>
    createAnthropic({ baseURL: `${host}/v1`, apiKey }),
  ),
);
await check(
  vercel(
    "@ai-sdk/google",
    "gemini",
    (apiKey) => createGoogleGenerativeAI({ baseURL: `${host}/v1beta`, apiKey }),
    embedding,
  ),
);
await check(
  vercel(
    "@ai-sdk/openai-compatible",
    "openai_compatible",
    (apiKey) =>
      createOpenAICompatible({
        name: "yourbrief",
        baseURL: `${host}/v1`,
        apiKey,
        includeUsage: true,
        supportsStructuredOutputs: true,
      }),
    embedding,
  ),
);
