// The page of a record, built when it is asked for.
"use strict";

function showRecord(name) {
  const record = data(`record-${name}`);
  const view = byId("record");
  if (!record) return null;
  if (view.dataset.name !== name) {
    view.dataset.name = name;
    view.replaceChildren(recordHead(name, record), recordTabs(view), recordText(name, record), recordLessons(name, record));
    view.classList.remove("hide-links", "hide-findings");
  }
  return view;
}

function recordHead(name, record) {
  const cards = all("#findings .finding").filter((card) => card.dataset.module === name);
  const counts = ["critical", "improvement", "polish", "question"].map((kind) => [kind, cards.filter((card) => card.dataset.kind === kind).length]);
  return el(
    "div",
    { class: "head" },
    el("p", { class: "crumbs" }, el("a", { href: "#records", text: "Records" }), el("a", { href: `#reviews-${name}`, text: "Its reviews" }), el("a", { href: `#concepts?module=${encodeURIComponent(name)}`, text: "Its concepts" })),
    el("h1", { id: "record-t", tabindex: "-1" }, el("b", { text: record.number || "?" }), " ", bdi(record.title)),
    el(
      "p",
      { class: "facts" },
      verdictOf(record.verdict),
      ...counts.filter(([, count]) => count).map(([kind, count]) => el("a", { class: `grade ${kind}`, href: `#findings?module=${encodeURIComponent(name)}&kind=${kind}` }, glyph(kind), counted(count, kind).replace(/^(\d+ (?:critical|improvement|polish))s$/, "$1"))),
      el("span", { class: "path" }, bdi(record.path)),
      record.status && el("span", {}, bdi(record.status)),
    ),
    record.goal && el("p", { class: "goal" }, bdi(record.goal)),
  );
}

function recordTabs(view) {
  const toggle = (text, hides) => {
    const box = el("input", { type: "checkbox", checked: true });
    box.addEventListener("input", () => view.classList.toggle(hides, !box.checked));
    return el("label", {}, box, text);
  };
  return el(
    "div",
    { class: "tabs" },
    toggle("findings in the margin", "hide-findings"),
    toggle("links between lessons and index", "hide-links"),
    el("a", { href: `#record-${view.dataset.name}-lessons`, text: "What each lesson teaches ↓" }),
  );
}

function recordText(name, record) {
  const margins = marginsOf(name, record);
  const rows = record.lines.map((line, place) => {
    const number = place + record.first;
    return recordRow(name, line, number, margins.get(number) || [], freeBelow(number, margins));
  });
  return el("div", { class: "text", dir: "ltr" }, ...rows);
}

// How many lines below have nothing in their margin, so that what stands beside this one may reach down to them.
function freeBelow(number, margins) {
  let free = 0;
  while (free < 12 && !margins.has(number + free + 1)) free++;
  return free;
}

function recordRow(name, line, number, margin, free) {
  const parts = Array.isArray(line) ? line : [line];
  const whole = parts.length === 3 && !(parts[0] + parts[2]).trim();
  const text = el("bdi", { class: "t" }, ...parts.map((part, place) => (place % 2 ? el("mark", { text: part, class: whole && "whole" }) : part)));
  if (parts.join("") === "") text.textContent = "\u00a0";
  return el(
    "div",
    { class: parts[0].startsWith("#") ? "row h" : "row", id: `record-${name}-L${number}` },
    el("a", { class: "n", href: `#record-${name}-L${number}`, text: number, "aria-label": `Line ${number}` }),
    text,
    el("div", { class: "side", vars: margin.length ? { free } : {} }, ...margin),
  );
}

// What stands beside the lines: findings first, then the links between taught items and index rows.
function marginsOf(name, record) {
  const margins = new Map();
  const put = (line, made) => {
    if (!margins.has(line)) margins.set(line, []);
    if (made) margins.get(line).push(made);
  };
  for (const [line, anchor, role] of record.notes) put(line, marginNote(anchor, role));
  for (const lesson of record.lessons) {
    for (const [line, item, , kind, rows] of lesson.taught) {
      if (kind !== "linked") {
        put(line, pairNote("→", kind, null, null));
        continue;
      }
      for (const [rowLine, rowName, , score] of rows) {
        put(line, pairNote("→", rowName, `#record-${name}-L${rowLine}`, score, `row on line ${rowLine}: ${rowName}`));
        put(rowLine, pairNote("←", lesson.name, `#record-${name}-L${line}`, score, `taught in ${lesson.name} as “${item}”`));
      }
    }
  }
  return margins;
}

function marginNote(anchor, role) {
  const said = finding(anchor);
  if (!said) return null;
  const kind = said.suppressed ? "suppressed" : said.kind;
  return el(
    "span",
    { class: `mnote ${kind}${role ? " other" : ""}` },
    el("span", { class: `grade ${kind}` }, glyph(kind), role || kind),
    el("a", { href: `#${anchor}` }, bdi(said.message)),
  );
}

function pairNote(arrow, text, href, score, title = text) {
  return el(
    "span",
    { class: "pair" },
    el("span", { text: arrow, "aria-hidden": "true" }),
    href ? el("a", { href, title }, bdi(text)) : el("span", { text }),
    score === null || score === undefined ? null : el("span", { class: "score", text: score.toFixed(2), title: "score of the link, at most 1" }),
  );
}

function recordLessons(name, record) {
  return el(
    "section",
    { class: "taughts", id: `record-${name}-lessons`, "aria-labelledby": "taughts-t" },
    el("h2", { id: "taughts-t", tabindex: "-1", text: "What each lesson teaches, beside its rows" }),
    ...record.lessons.map((lesson) => taughtLesson(name, lesson)),
    record.lessons.length ? null : el("p", { class: "none", text: "The record has no lesson." }),
  );
}

function taughtLesson(name, lesson) {
  const [line, verdict, passedAt, maximum] = lesson.review || [];
  const passed = passedAt ? ` at iteration ${passedAt}${maximum ? `/${maximum}` : ""}` : "";
  return el(
    "section",
    { class: "taught" },
    el("h3", {}, el("a", { href: `#record-${name}-L${lesson.line}` }, `${lesson.position}. `, bdi(lesson.title || lesson.name))),
    el(
      "p",
      { class: "facts" },
      lesson.title && lesson.title !== lesson.name && el("span", {}, bdi(lesson.name)),
      lesson.load && el("span", {}, bdi(lesson.load)),
      lesson.notebook && el("span", { class: "path" }, bdi(lesson.notebook)),
      lesson.plan && el("span", { class: "path" }, bdi(lesson.plan)),
      lesson.review ? el("a", { href: `#record-${name}-L${line}`, text: `review: ${verdict || "no verdict"}${passed}` }) : el("span", { text: "no review stated" }),
    ),
    lesson.taught.length ? taughtTable(name, lesson) : el("p", { class: "zero", text: "No taught concepts are stated." }),
  );
}

function taughtTable(name, lesson) {
  const head = ["Taught", "Depth", "Row of the index", "Depth", "Score"];
  const widths = ["", "c-depth", "", "c-depth", "c-score"];
  return el(
    "table",
    {},
    el("thead", {}, el("tr", {}, ...head.map((text, place) => el("th", { scope: "col", class: widths[place] || null, text })))),
    el("tbody", {}, ...lesson.taught.flatMap((item) => taughtRows(name, item))),
  );
}

function taughtRows(name, [line, item, depth, kind, rows]) {
  const shown = rows.length ? rows : [null];
  return shown.map((row, place) => {
    const sure = kind === "linked";
    const differs = sure && row && depth && row[2] && depth !== row[2];
    return el(
      "tr",
      {},
      el("td", {}, place ? null : el("a", { href: `#record-${name}-L${line}` }, bdi(item))),
      el("td", { class: "depth", "data-label": "stated" }, place ? null : depth || "–"),
      el(
        "td",
        { class: sure ? null : "maybe" },
        sure ? null : el("span", { class: `what-${kind.split(" ")[0]}`, text: row ? `${place ? "or" : `${kind}, perhaps`} ` : kind }),
        row && el("a", { href: `#record-${name}-L${row[0]}` }, bdi(row[1])),
      ),
      el("td", { class: differs ? "depth differs" : "depth", "data-label": row ? "index" : null }, row ? `${differs ? "≠ " : ""}${row[2] || "–"}` : null),
      el("td", { "data-label": row && row[3] !== null ? "score" : null }, row && row[3] !== null ? scoreBar(row[3]) : null),
    );
  });
}

function scoreBar(score) {
  const filled = el("i");
  filled.style.width = `${Math.round(100 * score)}%`;
  return el("span", {}, el("span", { class: "scorebar", "aria-hidden": "true" }, filled), score.toFixed(2));
}
