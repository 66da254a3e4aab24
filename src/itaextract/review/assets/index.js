// The index of a folder: documents with how much of each was reviewed.

const data = dataOf("data");
const COLUMNS = [
  { word: "agencyColumn", key: (one) => one.agency || "", cell: nameCell, text: true },
  { word: "yearColumn", key: (one) => one.fiscal_year ?? 0, cell: (one) => [one.fiscal_year ?? "–"] },
  { word: "kindColumn", key: (one) => one.kinds.join(), cell: (one) => [one.kinds.map(choiceOf).join(", ") || "–"], text: true },
  { word: "pagesColumn", key: (one) => one.pages, cell: (one) => [one.pages] },
  { word: "errorsColumn", key: (one) => one.findings.error, cell: (one) => countCell(one, "error") },
  { word: "warningsColumn", key: (one) => one.findings.warning, cell: (one) => countCell(one, "warning") },
  { word: "infosColumn", key: (one) => one.findings.info, cell: (one) => countCell(one, "info") },
  { word: "valuesColumn", key: (one) => one.values, cell: (one) => [one.values] },
  { word: "shareColumn", key: (one) => one.share, cell: shareCell },
];
const order = { column: 0, down: false };

/** What this browser has kept of a review, and what correction sets in the folder say: the more. */
function withShare(one) {
  let done = one.reviewed?.values ?? 0;
  let by = one.reviewed ? say("by", { name: one.reviewed.reviewer || "?" }) : "";
  try {
    const kept = JSON.parse(localStorage.getItem(`itaextract.review.1.${one.sha256}`) || "{}");
    if (kept.done > done) {
      done = kept.done;
      by = say("inBrowser");
    }
  } catch {
    // a browser that keeps nothing for files
  }
  return { ...one, done: Math.min(done, one.values), by, share: one.values ? Math.min(1, done / one.values) : 0 };
}

function nameCell(one) {
  return [make("a", { href: encodeURIComponent(one.page), text: one.agency || say("noAgency") }),
    make("span", { class: "small", text: [one.province, one.file_name || one.stem].filter(Boolean).join(" · ") })];
}

function countCell(one, severity) {
  const count = one.findings[severity];
  return [count ? make("span", { class: `badge ${severity}`, text: count }) : "0"];
}

function shareCell(one) {
  return [make("progress", { max: one.values || 1, value: one.done, "aria-label": say("shareColumn") }),
    make("span", { class: "small", text: `${percent(one.share)}${one.by ? ` · ${one.by}` : ""}` })];
}

/** Never 100 % before all is done. */
function percent(share) {
  return `${share < 1 ? Math.floor(share * 100) : 100} %`;
}

function drawHead() {
  fill(byId("head"), COLUMNS.map((column, index) => make("th", {
    scope: "col", class: column.text ? "text" : null,
    "aria-sort": index === order.column ? (order.down ? "descending" : "ascending") : "none",
  }, make("button", { type: "button", text: say(column.word), on: { click: () => sortBy(index) } }))));
}

function drawRows() {
  const wanted = folded(byId("search").value);
  const { key } = COLUMNS[order.column];
  const collator = new Intl.Collator("th", { numeric: true });
  const rows = data.documents.map(withShare)
    .filter((one) => folded(textsIn([one.agency, one.province, one.file_name, one.fiscal_year, one.kinds.map(choiceOf)]).join("\n")).includes(wanted))
    .sort((one, other) => {
      const a = key(one), b = key(other);
      return (typeof a === "number" ? a - b : collator.compare(a, b)) * (order.down ? -1 : 1);
    });
  fill(byId("rows"), rows.map((one) => make("tr", {}, COLUMNS.map((column) =>
    make("td", { class: column.text ? "text" : null }, column.cell(one))))));
  byId("none").textContent = rows.length ? "" : say("nothingMatches");
  const all = data.documents.map(withShare);
  const total = all.reduce((sum, one) => sum + one.values, 0);
  const done = all.reduce((sum, one) => sum + one.done, 0);
  byId("facts").textContent = say("indexNote", { n: all.length, share: percent(total ? done / total : 0) });
}

function sortBy(index) {
  order.down = order.column === index ? !order.down : false;
  order.column = index;
  draw();
  byId("head").children[index].querySelector("button").focus();
}

function draw() {
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  byId("search").placeholder = say("searchHint");
  document.title = say("indexTitle");
  drawHead();
  drawRows();
}

chooseLanguage(data.lang);
draw();
byId("search").addEventListener("input", drawRows);
byId("language").addEventListener("click", () => { chooseLanguage(language === "th" ? "en" : "th"); draw(); });
window.addEventListener("focus", drawRows); // a document may have been reviewed in another tab
document.documentElement.dataset.ready = "yes";
