// Elements. Text goes in as text, never as markup.

const SVG = "http://www.w3.org/2000/svg";

function byId(id) {
  return document.getElementById(id);
}

/**
 * Make an element. `class`, `text` and `on` (listeners) are what they say, `data` are data
 * attributes; everything else is an attribute, left out where it is null or false.
 */
function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name === "class") element.className = value;
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name === "on") for (const [event, act] of Object.entries(value)) element.addEventListener(event, act);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter(Boolean));
}

const ICONS = {
  accepted: "M3 8.5 6.5 12 13 4.5",
  corrected: "M3 13 3.6 10.2 10.6 3.2 12.8 5.4 5.8 12.4Z",
  absent: "M4 4 12 12M12 4 4 12",
  undo: "M6 3 3 6 6 9M3 6H9.5a3.5 3.5 0 0 1 0 7H6",
  error: "M8 2.5V9M8 12.4V13",
  warning: "M8 2.5V9M8 12.4V13",
  info: "M8 7V13M8 3.4V4",
  open: "M8 8",
};

function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

function dataOf(id) {
  return JSON.parse(byId(id).textContent);
}

/** Say something to who reads with the ears, and to who looks at the bar. */
function announce(text) {
  byId("announcer").textContent = text;
}
