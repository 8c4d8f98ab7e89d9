// The package @google/genai.
import { ApiError, GoogleGenAI } from "@google/genai";
import { check, FORECAST, host, key, PICTURE, QUESTION, WEATHER, weather } from "./checks.mjs";

const question = [{ role: "user", parts: [{ text: QUESTION }] }];

function genai(key) {
  const client = new GoogleGenAI({ apiKey: key, httpOptions: { baseUrl: host } });
  const tools = [
    {
      functionDeclarations: [
        {
          name: WEATHER.name,
          description: WEATHER.description,
          parametersJsonSchema: WEATHER.schema,
        },
      ],
    },
  ];
  const call = (c) => `${c.name} ${c.args.city}`;
  const said = (answers) => {
    const usage = answers.at(-1).usageMetadata;
    return {
      text: answers.map((a) => a.text ?? "").join(""),
      input: usage.promptTokenCount,
      output: (usage.candidatesTokenCount ?? 0) + (usage.thoughtsTokenCount ?? 0),
      calls: answers.flatMap((a) => a.functionCalls ?? []).map(call),
    };
  };
  const ask = (model, contents = question, config = {}) =>
    client.models.generateContent({ model, contents, config });
  const streamed = async (model, config = {}) => {
    const all = [];
    const stream = await client.models.generateContentStream({ model, contents: question, config });
    for await (const answer of stream) all.push(answer);
    return said(all);
  };
  return {
    name: "@google/genai",
    api: "gemini",
    isError: (e, status) => e instanceof ApiError && e.status === status,
    isBroken: (e) => e instanceof Error,
    // It hides the headers.
    retryAfter: () => undefined,
    withKey: genai,
    ask: async (model) => said([await ask(model)]),
    stream: streamed,
    askWithTools: async (model) => {
      const calling = await ask(model, question, { tools });
      const results = calling.functionCalls.map((c) => ({
        functionResponse: { id: c.id, name: c.name, response: { output: weather(c.args.city) } },
      }));
      const turns = [
        ...question,
        calling.candidates[0].content,
        { role: "user", parts: results },
      ];
      const end = said([await ask(model, turns, { tools })]);
      return { ...end, calls: calling.functionCalls.map(call) };
    },
    streamTools: async (model) => (await streamed(model, { tools })).calls,
    structured: async (model) => {
      const config = { responseMimeType: "application/json", responseJsonSchema: FORECAST };
      return JSON.parse((await ask(model, question, config)).text);
    },
    picture: async (model) =>
      said([
        await ask(model, [
          {
            role: "user",
            parts: [
              { inlineData: { mimeType: "image/png", data: PICTURE } },
              { text: "What is this?" },
            ],
          },
        ]),
      ]),
    leave: async (model, leaving) => {
      const abort = new AbortController();
      const stream = await client.models.generateContentStream({
        model,
        contents: question,
        config: { abortSignal: abort.signal },
      });
      for await (const _ of stream) {
        leaving();
        abort.abort();
        break;
      }
    },
    models: async () => {
      const names = [];
      for await (const model of await client.models.list()) {
        names.push(model.name.replace("models/", ""));
      }
      return names;
    },
    embed: async (model) =>
      (await client.models.embedContent({ model, contents: QUESTION })).embeddings[0].values,
    count: async (model) =>
      (await client.models.countTokens({ model, contents: question })).totalTokens,
  };
}

await check(genai(key));
