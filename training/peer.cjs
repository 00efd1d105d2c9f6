// Answers a JSON string a line with the names compromise finds: {"people": [[start, length], …], "organizations": …}.
// Titles are taken off the people, as they are outside of our labels.
const nlp = require("compromise");
const { createInterface } = require("readline");

const spans = (view) => view.json({ offset: true, terms: false }).map(({ offset }) => [offset.start, offset.length]);

createInterface({ input: process.stdin }).on("line", (line) => {
  const found = nlp(JSON.parse(line));
  const people = spans(found.people().not("#Honorific"));
  console.log(JSON.stringify({ people, organizations: spans(found.organizations()) }));
});
