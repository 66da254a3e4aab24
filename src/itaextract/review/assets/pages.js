// The pages: pictures that are decoded only while they are near, and marks on top of them.

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4];
const widest = Math.max(1, ...data.pages.map((page) => page.width));
const sheets = new Map(); // by page number: {page, element, layer, lines}
let zoom = 1;
let laidOut = 0; // the width that the sheets were laid out for
let currentPage = data.pages[0]?.number ?? 1;

function buildPages() {
  const pane = byId("pages");
  for (const page of data.pages) {
    const sheet = page.picture ? pictureSheet(page) : textSheet(page);
    sheets.set(page.number, sheet);
    pane.append(sheet.element);
  }
  const near = new IntersectionObserver(loadNear, { root: pane, rootMargin: "100% 0px" });
  const seen = new IntersectionObserver(followPage, { root: pane, threshold: [0, 0.25, 0.5, 0.75, 1] });
  for (const { page, element } of sheets.values()) {
    if (page.picture) near.observe(element);
    seen.observe(element);
  }
  new ResizeObserver(() => pane.clientWidth !== laidOut && layPages()).observe(pane);
  layPages();
}

function pictureSheet(page) {
  const layer = make("div", { class: "layer" });
  const element = make("section", { class: "sheet", data: { page: page.number } }, layer);
  element.style.aspectRatio = `${page.width} / ${page.height}`;
  element.addEventListener("click", (event) => askSpot(page, element, event));
  return { page, element, layer, lines: null };
}

/** A page without a picture shows its text; marks colour its lines. */
function textSheet(page) {
  const note = doc.source.media_type === "application/pdf" ? say("noPicture") : say("textSource");
  const shown = page.lines.map(([text], index) =>
    make("p", { class: "line", text, on: { click: () => tellLine(page, index) } }));
  const element = make("section", { class: "sheet text", data: { page: page.number } },
    make("p", { class: "note", text: page.lines.length ? note : say("noText") }), shown);
  return { page, element, layer: null, lines: shown };
}

function namePages() {
  for (const { page, element } of sheets.values()) {
    element.setAttribute("aria-label", say("picture", { n: page.number }));
    element.querySelector("img")?.setAttribute("alt", say("picture", { n: page.number }));
  }
}

function loadNear(entries) {
  for (const entry of entries) {
    const number = Number(entry.target.dataset.page);
    const shown = entry.target.querySelector("img");
    if (entry.isIntersecting && !shown) loadPicture(number, entry.target);
    if (!entry.isIntersecting) shown?.remove();
  }
}

function loadPicture(number, element) {
  const source = byId(`picture-${number}`);
  if (!source) { // the file is still being read
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", () => loadPicture(number, element), { once: true });
    }
    return;
  }
  if (element.querySelector("img")) return;
  element.prepend(make("img", { src: `data:image/webp;base64,${source.textContent}`,
    alt: say("picture", { n: number }), decoding: "async", draggable: "false" }));
}

function layPages() {
  const pane = byId("pages");
  const room = pane.clientWidth - 32;
  if (room <= 0) return;
  laidOut = pane.clientWidth;
  const share = pane.scrollHeight ? pane.scrollTop / pane.scrollHeight : 0;
  for (const { page, element } of sheets.values()) {
    const width = page.picture ? (page.width / widest) * room * zoom : room;
    element.style.width = `${Math.round(width)}px`;
    if (!page.picture) element.style.fontSize = `${zoom}rem`;
  }
  pane.scrollTop = share * pane.scrollHeight;
}

function setZoom(wanted) {
  zoom = Math.min(ZOOMS.at(-1), Math.max(ZOOMS[0], wanted));
  byId("zoom").textContent = `${Math.round(zoom * 100)} %`;
  layPages();
  if (shown.length) scrollToMark(shown[0], true);
}

function zoomStep(by) {
  const at = ZOOMS.findIndex((one) => one >= zoom - 0.01);
  setZoom(ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at + by))]);
}

function followPage() {
  const pane = byId("pages").getBoundingClientRect();
  const middle = pane.top + pane.height / 3;
  for (const { page, element } of sheets.values()) {
    const box = element.getBoundingClientRect();
    if (box.bottom >= middle) {
      currentPage = page.number;
      break;
    }
  }
  if (document.activeElement !== byId("page-number")) byId("page-number").value = currentPage;
}

function goToPage(number) {
  const sheet = sheets.get(number);
  if (!sheet) return void (byId("page-number").value = currentPage);
  const pane = byId("pages");
  pane.scrollTop += sheet.element.getBoundingClientRect().top - pane.getBoundingClientRect().top - 8;
  currentPage = number;
  byId("page-number").value = number;
}

function stepPage(by) {
  const numbers = [...sheets.keys()];
  const at = numbers.indexOf(currentPage) + by;
  if (numbers[at] !== undefined) goToPage(numbers[at]);
}

// --- marks ---------------------------------------------------------------------------------------

let shown = []; // the marks of what is chosen: {page, box, line, tone, tag}
let overview = []; // marks of everything, or of the text in no record

function drawMarks() {
  const byPage = new Map();
  for (const mark of [...overview, ...shown]) {
    if (!byPage.has(mark.page)) byPage.set(mark.page, []);
    byPage.get(mark.page).push(mark);
  }
  for (const [number, { page, layer, lines: rows }] of sheets) {
    const marks = byPage.get(number) || [];
    if (layer) layer.replaceChildren(...marks.filter((mark) => mark.box).map((mark) => markElement(mark, page)));
    rows?.forEach((row, index) => {
      row.className = ["line", ...marks.filter((mark) => mark.line === index).map((mark) => mark.tone)].join(" ");
    });
  }
}

function markElement(mark, page) {
  const element = make("div", { class: `mark ${mark.tone}`, data: { page: mark.page } });
  const [x0, top, x1, bottom] = mark.box;
  element.style.left = `${(100 * x0) / page.width}%`;
  element.style.top = `${(100 * top) / page.height}%`;
  element.style.width = `${(100 * (x1 - x0)) / page.width}%`;
  element.style.height = `${(100 * (bottom - top)) / page.height}%`;
  // The first part of a row stands at the foot of its page, the last at the head.
  if (mark.tag) element.append(make("span", { class: top > page.height / 2 ? "tag below" : "tag", text: mark.tag }));
  return element;
}

/** Light these marks, and bring the first one of the tone "field", else the first, into view. */
function light(marks, { scroll = true } = {}) {
  shown = once(marks);
  drawMarks();
  const first = marks.find((mark) => mark.tone === "field") || marks[0];
  if (first && scroll) scrollToMark(first);
}

/** Marks without those that lie on others: scores may share a cell. */
function once(marks) {
  return [...new Map(marks.map((mark) => [[mark.page, mark.box, mark.line, mark.tone].join(), mark])).values()];
}

function scrollToMark(mark, always = false) {
  const sheet = sheets.get(mark.page);
  if (!sheet) return;
  const pane = byId("pages");
  const view = pane.getBoundingClientRect();
  const box = placeOf(mark, sheet);
  const low = view.bottom - byId("spot").offsetHeight - 8;
  const inView = box.top >= view.top + 8 && box.bottom <= low && box.left >= view.left && box.right <= view.right;
  if (inView && !always) return;
  const height = box.bottom - box.top;
  const room = Math.max(24, (view.height - height) / 3);
  const down = box.top - view.top - room;
  const across = box.left < view.left || box.right > view.right ? box.left - view.left - 24 : 0;
  const calm = Math.abs(down) > 2 * view.height || matchMedia("(prefers-reduced-motion: reduce)").matches;
  pane.scrollBy({ top: down, left: across, behavior: calm ? "instant" : "smooth" });
}

function placeOf(mark, sheet) {
  if (mark.line !== undefined && sheet.lines) return sheet.lines[mark.line].getBoundingClientRect();
  const page = sheet.element.getBoundingClientRect();
  if (!mark.box) return page;
  const scale = page.width / sheet.page.width;
  const [x0, top, x1, bottom] = mark.box;
  return { left: page.left + x0 * scale, right: page.left + x1 * scale,
    top: page.top + top * scale, bottom: page.top + bottom * scale };
}
