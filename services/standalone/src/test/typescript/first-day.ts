// The README's first day, with a client that is made from docs/openapi.yaml.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const lotsen = createClient<paths>({
  baseUrl: process.env["LOTSEN"] ?? "http://localhost:8080",
  headers: { Authorization: `Bearer ${process.env["TOKEN"] ?? ""}` },
});

function must<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.status} ${JSON.stringify(answer.error)}`);
  }
  return answer.data;
}

const client = must(
  await lotsen.POST("/v1/clients", {
    body: { kind: "COMPANY", name: "Typade Bolaget AB", orgNumber: "556000-4615", municipality: "2460" },
  }),
);
const contact = must(
  await lotsen.POST("/v1/contacts", {
    body: {
      project: "4K",
      client: client.id,
      area: "advice",
      on: "2009-03-02",
      channel: "VISIT",
      minutes: 60,
      advisor: "anna",
      subject: "Wants to grow",
      opens: "ADVICE",
    },
  }),
);
const id = contact.createdId;
if (id === undefined) {
  throw new Error("The contact opened no case");
}
const path = { id };
for (const [trigger, on] of [
  ["ANALYSE_NEEDS", "2009-03-03"],
  ["START_ADVISING", "2009-03-04"],
] as const) {
  must(await lotsen.POST("/v1/cases/{id}/transitions", { params: { path }, body: { trigger, on } }));
}
const session = must(
  await lotsen.POST("/v1/cases/{id}/sessions", { params: { path }, body: { on: "2009-03-10", hours: 2.5 } }),
);
must(
  await lotsen.POST("/v1/cases/{id}/outcomes", {
    params: { path },
    body: { kind: "NEW_JOBS", on: "2009-06-01", jobs: { women: 1, men: 0.5 } },
  }),
);

const found = must(await lotsen.GET("/v1/cases/{id}", { params: { path } }));
if (found.state !== "ADVISING" || found.sessionCount !== 1) {
  throw new Error(`The case is ${JSON.stringify(found)}`);
}
const possible: string[] = found.steps.filter((step) => step.allowed).map((step) => step.trigger);
if (!possible.includes("START_FOLLOW_UP")) {
  throw new Error(`Possible are ${possible.join(", ")}`);
}
const listed = must(
  await lotsen.POST("/v1/cases/search", {
    body: { q: "bolaget", state: ["ADVISING"], total: true, countBy: ["advisor"] },
  }),
);
const mine = listed.items.find((item) => item.id === id);
if (mine?.clientName !== "Typade Bolaget AB" || listed.total?.exact !== true) {
  throw new Error(`Listed is ${JSON.stringify(listed)}`);
}
const again = await lotsen.POST("/v1/cases/{id}/sessions", {
  params: { path },
  body: { on: "2009-03-10", hours: 25 },
});
if (again.error === undefined || again.error.errors?.[0]?.field !== "hours") {
  throw new Error(`25 hours were not refused: ${JSON.stringify(again)}`);
}

// Within a second the project's indicators have moved.
for (let tries = 0; ; tries++) {
  const values = must(
    await lotsen.GET("/v1/indicators/projects/{project}/values", {
      params: { path: { project: "4K" }, query: { indicator: "new-jobs" } },
    }),
  );
  const quantity = values.indicators[0]?.quantity;
  if (quantity !== undefined && quantity >= 1.5) {
    console.log(`first day done: session ${session.createdId}, new jobs ${quantity}`);
    break;
  }
  if (tries === 100) {
    throw new Error(`New jobs stay ${quantity}`);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}
