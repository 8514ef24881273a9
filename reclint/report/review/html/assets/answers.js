// Answers that are given on the page: each as the command that stores it, all of them as a file. Nothing is sent.
"use strict";

const asks = byId("questions");
const GIVEN_FILE = "reclint-answers-given.json";

// What is chosen for a question; null where nothing is, or where a reason is missing.
function answerOf(card) {
  const form = card.querySelector(".decide");
  const chosen = form?.querySelector('input[name="answer"]:checked')?.value;
  const reason = form?.elements.reason.value.trim();
  if (!chosen || (chosen === "fine" && !reason)) return null;
  const isRow = /^\d+$/.test(chosen);
  const by = asks.querySelector(".given").elements.by.value.trim();
  return {
    fingerprint: card.dataset.fingerprint,
    facts: card.dataset.facts,
    answer: isRow ? "row" : chosen,
    ...(isRow && { row: Number(chosen) }),
    ...(reason && { reason }),
    ...(by && { by, date: today() }),
  };
}

function today() {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}

// A word as a POSIX shell takes it for one.
const quoted = (word) => `'${word.replaceAll("'", "'\\''")}'`;

function commandOf(answer) {
  const parts = ["reclint", "answer", answer.fingerprint.slice(0, 12)];
  if (answer.answer === "fine") parts.push("--fine", quoted(answer.reason));
  else {
    parts.push(...(answer.answer === "row" ? ["--row", answer.row] : ["--fault"]));
    if (answer.reason) parts.push("--reason", quoted(answer.reason));
  }
  if (answer.by) parts.push("--by", quoted(answer.by), "--date", answer.date);
  return parts.join(" ");
}

const given = () => all(".query", asks).map(answerOf).filter(Boolean);

function tellAnswers() {
  for (const card of all(".query", asks)) {
    const form = card.querySelector(".decide");
    if (!form) continue;
    const answer = answerOf(card);
    const waits = form.querySelector('input[value="fine"]').checked && !answer;
    const start = `reclint answer ${card.dataset.fingerprint.slice(0, 12)}`;
    form.querySelector(".command").textContent = answer ? commandOf(answer) : start;
    form.querySelector("[data-copy]").disabled = !answer;
    form.querySelector("output").textContent = waits ? "Say why it is fine" : "";
    card.classList.toggle("decided", Boolean(answer));
  }
  const total = given().length;
  asks.querySelector(".given .shown").textContent = total ? `${counted(total, "answer")} given here` : "No answer given here yet";
  asks.querySelector("[data-download]").disabled = !total;
}

async function copyCommand(button) {
  const form = button.closest("form");
  const command = form.querySelector(".command");
  const told = form.querySelector("output");
  try {
    await navigator.clipboard.writeText(command.textContent);
    told.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(command); // without leave to write, what is selected can be copied by hand
    told.textContent = "Selected: copy it";
  }
}

function downloadAnswers() {
  const text = `${JSON.stringify({ format: 1, answers: given() }, null, 2)}\n`;
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: GIVEN_FILE });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  asks.querySelector(".given .after").hidden = false;
}

function watchAnswers() {
  if (!asks) return;
  asks.addEventListener("input", tellAnswers);
  asks.addEventListener("reset", () => setTimeout(tellAnswers));
  asks.addEventListener("submit", (event) => event.preventDefault());
  asks.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button?.matches("[data-copy]")) copyCommand(button);
    if (button?.matches("[data-download]")) downloadAnswers();
  });
}
