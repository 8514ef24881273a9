// Elements and data. Text of records only ever becomes text nodes and attributes, never markup.
"use strict";

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// An element: attributes by name, `text` and `class` for short, properties of style under `vars`; then its children.
function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  fill(made, attributes, children);
  return made;
}

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(made, attributes, children);
  return made;
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") made.textContent = value;
    else if (name === "vars") for (const [key, number] of Object.entries(value)) made.style.setProperty(`--${key}`, number);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
}

const bdi = (text) => el("bdi", { text });
const counted = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;
const glyph = (kind) => el("span", { class: `glyph ${kind}`, "aria-hidden": "true" });

const parsed = new Map();

// The data in an element of the page, read when it is first asked for; null where there is no such element.
function data(id) {
  if (!parsed.has(id)) {
    const holder = byId(`data-${id}`);
    parsed.set(id, holder ? JSON.parse(holder.textContent) : null);
  }
  return parsed.get(id);
}

function verdictOf([word, role]) {
  return el("span", { class: `verdict ${role}`, text: word[0] + word.slice(1).toLowerCase() });
}

// What a card of the page says of its finding; null where there is no card.
function finding(anchor) {
  const card = byId(anchor);
  if (!card) return null;
  return {
    kind: card.dataset.kind,
    suppressed: Boolean(card.closest("#suppressed")),
    rule: card.dataset.rule,
    message: card.querySelector(".message").textContent,
  };
}
