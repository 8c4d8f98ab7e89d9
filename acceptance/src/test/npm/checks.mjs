// What every client is held to, against providers of every API. One JSON line a check.

export const [host, key] = process.argv.slice(2);

export const QUESTION = "How warm is it in Paris, and how warm in Rome?";
export const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
export const WEATHER = {
  name: "get_weather",
  description: "The temperature of a city",
  schema: {
    type: "object",
    properties: { city: { type: "string" } },
    required: ["city"],
    additionalProperties: false,
  },
};
export const FORECAST = {
  type: "object",
  properties: { city: { type: "string" }, degrees: { type: "integer" } },
  required: ["city", "degrees"],
  additionalProperties: false,
};

const APIS = ["openai", "openai_compatible", "anthropic", "gemini"];
const WORDS =
  "It is 18 degrees in Paris and 24 degrees in Rome, so take a light coat — “Ça va” 🌤.";
const CALLS = ["get_weather Paris", "get_weather Rome"];

export const weather = (city) => (city === "Paris" ? "18 degrees" : "24 degrees");

const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");

/** Said just before a client leaves, so that the time from there can be measured. */
export const leaving = (api) => say({ leaving: api });

function same(found, expected) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(expected)];
  if (a !== b) throw new Error(`${a} is not ${b}`);
}

async function thrown(run) {
  try {
    await run();
  } catch (e) {
    return e;
  }
  throw new Error("nothing was thrown");
}

function isA(error, test, words) {
  if (!test(error)) {
    throw new Error(`thrown was ${error?.constructor?.name}: ${error?.message}`);
  }
  if (!String(error.message).includes(words)) throw new Error(`it says: ${error.message}`);
}

/** Runs all checks of a client; `client.name` names it. */
export async function check(client) {
  const one = async (name, api, run) => {
    try {
      await run();
      say({ client: client.name, check: name, api, ok: true });
    } catch (e) {
      say({ client: client.name, check: name, api, ok: false, why: String(e?.stack ?? e) });
    }
  };
  const answer = (calls) => ({ text: WORDS, input: 120, output: 30, calls });
  for (const api of APIS) {
    const model = (what) => `${api}-${what}`;
    await one("whole", api, async () => same(await client.ask(model("words")), answer([])));
    await one("stream", api, async () => same(await client.stream(model("words")), answer([])));
    await one("demo", api, async () => {
      const whole = await client.ask(model("demo"));
      if (!whole.text.startsWith("This is the demo provider")) throw new Error(whole.text);
      same(await client.stream(model("demo")), whole);
    });
    await one("tools", api, async () =>
      same(await client.askWithTools(model("tools")), answer(CALLS)));
    await one("tools in a stream", api, async () =>
      same(await client.streamTools(model("tools")), CALLS));
    await one("structured", api, async () =>
      same(await client.structured(model("demo")), { city: "demo", degrees: 1 }));
    await one("picture", api, async () => same((await client.picture(model("words"))).text, WORDS));
    for (const status of [400, 500, 429]) {
      await one(`error ${status}`, api, async () => {
        const error = await thrown(() => client.ask(model(`error-${status}`)));
        isA(error, (e) => client.isError(e, status), `the taped provider says ${status}`);
        const after = client.retryAfter(error);
        if (status === 429 && after !== undefined) same(after, "7");
      });
    }
    await one("broken stream", api, async () => {
      const error = await thrown(() => client.stream(model("broken")));
      isA(error, (e) => client.isBroken(e), "");
    });
    await one("leave", api, () => client.leave(model("endless"), () => leaving(api)));
  }
  await one("error 401", "", async () => {
    const error = await thrown(() => client.withKey("yb-not-a-key").ask("openai-words"));
    isA(error, (e) => client.isError(e, 401), "no key of this gateway");
  });
  await one("error 404", "", async () => {
    const error = await thrown(() => client.ask("nobody"));
    isA(error, (e) => client.isError(e, 404), "there is no model 'nobody' here");
  });
  if (client.models) {
    await one("models", "", async () => {
      const models = await client.models();
      for (const name of ["openai-words", "gemini-demo"]) {
        if (!models.includes(name)) throw new Error(`not in ${models}`);
      }
    });
  }
  if (client.embed) {
    for (const api of APIS.filter((a) => a !== "anthropic")) {
      await one("embeddings", api, async () => {
        const vector = await client.embed(`${api}-words`);
        same(Array.from(vector, (n) => Math.round(n * 10) / 10), [0.6, -0.8]);
        same((await client.embed(`${api}-demo`)).length, 2);
      });
    }
  }
  if (client.count) {
    await one("token count", client.api, async () =>
      same(await client.count(`${client.api}-words`), 42));
  }
}
