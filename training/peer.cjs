// Answers a JSON string a line with the names compromise finds: {"people": [[start, length], …], "organizations": …}.
const nlp = require("compromise");
const { createInterface } = require("readline");

const spans = (view) => view.json({ offset: true, terms: false }).map(({ offset }) => [offset.start, offset.length]);

createInterface({ input: process.stdin }).on("line", (line) => {
  const found = nlp(JSON.parse(line));
  console.log(JSON.stringify({ people: spans(found.people()), organizations: spans(found.organizations()) }));
});
