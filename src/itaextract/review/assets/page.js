// The page itself: its frame, the language, files, and printing.

function drawFrame() {
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-title]")) {
    element.title = say(element.dataset.title);
    element.setAttribute("aria-label", element.title);
  }
  byId("name").textContent = doc.agency?.name ?? doc.source.file_name ?? data.stem;
  const facts = [doc.kinds.map(choiceOf).join(", "), doc.fiscal_year && say("fiscalYear", { year: doc.fiscal_year }),
    doc.source.page_count === 1 ? say("onePage") : say("pageCount", { n: doc.source.page_count }), doc.source.file_name];
  byId("facts").textContent = facts.filter(Boolean).join(" · ");
  byId("page-total").textContent = say("ofPages", { n: doc.source.page_count });
  byId("search").placeholder = say("searchHint");
  byId("reviewer").placeholder = say("reviewerHint");
  byId("kept").textContent = storage ? say("saved") : say("notSaved");
  byId("kept").classList.toggle("warn", !storage);
  byId("count-records").textContent = records.length;
  byId("count-findings").textContent = findings.length;
  byId("count-unplaced").textContent = unplacedLines().filter((line) => ["nowhere", "table"].includes(line.where)).length;
  drawFilters();
  drawKinds();
  drawProgress();
}

function drawFilters() {
  options(byId("filter"), FILTERS.map((one) => [one, say(one)]), filter);
  options(byId("severity"), ["all", "error", "warning", "info"].map((one) => [one, say(one)]), severity);
  const codes = [...new Set(findings.map((finding) => finding.code))].sort();
  options(byId("code"), [["all", say("all")], ...codes.map((one) => [one, one])], code);
}

function options(select, pairs, value) {
  fill(select, pairs.map(([name, text]) => make("option", { value: name, text })));
  select.value = value;
}

function drawKinds() {
  const kinds = ["all", ...new Set(records.map((record) => record.kind))];
  fill(byId("kinds"), kinds.map((one) => make("button", {
    type: "button", class: "chip", "aria-pressed": String(kind === one),
    text: one === "all" ? say("all") : `${say(one)} ${records.filter((record) => record.kind === one).length}`,
    on: { click: () => { kind = one; drawKinds(); filterRecords(); } },
  })));
}

function drawProgress() {
  const { done, total } = progress();
  byId("meter").max = total || 1;
  byId("meter").value = done;
  byId("progress").textContent = say("reviewed", { done, total });
  byId("reviewer").value = reviewer;
}

function drawAll() {
  drawFrame();
  namePages();
  buildRecords();
  buildFindings();
  buildUnplaced();
  showTab(tab);
  light(chosen.record ? marksOf(chosen.record, chosen.field) : [], { scroll: false });
}

function toggleMark(name) {
  marked[name] = !marked[name];
  byId(`mark-${name}`).setAttribute("aria-pressed", String(marked[name]));
  drawOverview();
}

function afterVerdict(record) {
  drawProgress();
  if (!record) return drawAll();
  const focused = document.activeElement?.closest?.(".field, .card");
  const within = focused && cards.get(record.ref)?.contains(focused);
  refresh(record);
  if (!within) return;
  const row = focused.classList.contains("field") && cards.get(record.ref).querySelector(`.field[data-ref="${CSS.escape(focused.dataset.ref)}"]`);
  (row || cards.get(record.ref).querySelector(".head")).focus({ preventScroll: true });
}

async function loadFile(event) {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  try {
    const { taken, left } = takeOver(await file.text());
    announce(left ? say("loadedSome", { n: taken, left }) : say("loaded", { n: taken }));
  } catch (error) {
    announce(error.message);
  }
}

function listenToFrame() {
  for (const name of TABS) byId(`tab-${name}`).addEventListener("click", () => showTab(name));
  byId("tabs").addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length];
    showTab(next);
    byId(`tab-${next}`).focus();
  });
  byId("search").addEventListener("input", search);
  byId("filter").addEventListener("change", (event) => { filter = event.target.value; filterRecords(); });
  byId("severity").addEventListener("change", (event) => { severity = event.target.value; buildFindings(); });
  byId("code").addEventListener("change", (event) => { code = event.target.value; buildFindings(); });
  byId("previous").addEventListener("click", () => stepPage(-1));
  byId("next").addEventListener("click", () => stepPage(1));
  byId("page-number").addEventListener("change", (event) => goToPage(Number(asciiDigits(event.target.value))));
  byId("zoom-in").addEventListener("click", () => zoomStep(1));
  byId("zoom-out").addEventListener("click", () => zoomStep(-1));
  byId("zoom").addEventListener("click", () => setZoom(1));
  byId("mark-all").addEventListener("click", () => toggleMark("all"));
  byId("mark-unplaced").addEventListener("click", () => toggleMark("unplaced"));
  byId("reviewer").addEventListener("change", (event) => setReviewer(event.target.value));
  byId("download").addEventListener("click", downloadCorrections);
  byId("load").addEventListener("click", () => byId("file").click());
  byId("file").addEventListener("change", loadFile);
  byId("language").addEventListener("click", () => { chooseLanguage(language === "th" ? "en" : "th"); drawAll(); });
  byId("open-help").addEventListener("click", openHelp);
  byId("close-help").addEventListener("click", () => byId("help").close());
  listenToDivider();
}

function listenToDivider() {
  const divider = byId("divider");
  const set = (share) => {
    const kept = Math.min(75, Math.max(25, share));
    document.documentElement.style.setProperty("--pages", `${kept}%`);
    divider.setAttribute("aria-valuenow", String(Math.round(kept)));
  };
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    divider.onpointermove = (move) => set((100 * move.clientX) / window.innerWidth);
  });
  divider.addEventListener("pointerup", () => { divider.onpointermove = null; });
  divider.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (by) set(Number(divider.getAttribute("aria-valuenow")) + by);
  });
}

/** On paper: every record with its values and verdicts; then the findings. */
function printAll() {
  const groups = grouped(records);
  fill(byId("print"), [...groups].map(([group, members]) => make("section", {},
    make("h2", { text: groupTitle(group) }),
    members.map((record) => make("article", {}, make("h3", { text: titleOf(record) }), pageText(record),
      make("dl", {}, filledFields(record).flatMap((field) => {
        const entry = isRemoved(record) ? { verdict: "absent" } : verdicts.get(field.ref);
        return [make("dt", { text: nameOf(field.name) }),
          make("dd", { data: { verdict: entry?.verdict || "" } }, valueView(field, entry), entry ? make("span", { class: "small", text: ` (${say(verdictWord(entry))})` }) : null)];
      })))))),
    findings.length ? make("section", {}, make("h2", { text: say("findings") }),
      make("ul", {}, findings.map((finding) => make("li", { text: `${say(finding.severity)}: ${messageOf(finding)}` })))) : null);
}

function start() {
  openStore();
  chooseLanguage(data.lang);
  buildPages();
  drawAll();
  listenToFrame();
  listenToKeys();
  listeners.push(afterVerdict);
  window.addEventListener("beforeprint", printAll);
  window.addEventListener("afterprint", () => fill(byId("print")));
  window.addEventListener("beforeunload", (event) => { if (!storage && verdicts.size) event.preventDefault(); });
  if (stale) announce(say("stale", { n: stale }));
  document.documentElement.dataset.ready = "yes";
}

start();
