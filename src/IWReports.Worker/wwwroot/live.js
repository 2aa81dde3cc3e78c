// Follows a run until nothing more can happen to it. Everything arrives as text and is set as text.
"use strict";

const live = document.querySelector("[data-live]");
const byId = (id) => document.getElementById(id);

// Screen readers read a status again whenever it is set, so it is set only when it says something new.
const say = (element, text) => { if (element.textContent !== text) element.textContent = text; };

const mark = (element, state) => {
  say(element, state);
  element.className = `state state-${state}`;
};

const showStep = (step) => {
  let line = byId(`step-${step.id}`);
  if (!line) {
    line = document.createElement("li");
    line.id = `step-${step.id}`;
    const link = document.createElement("a");
    link.href = `/schedules/runs/${step.id}`;
    link.textContent = step.title;
    line.append(document.createElement("span"), " ", link, " ", document.createElement("span"));
    byId("run-steps").append(line);
    byId("steps").hidden = false;
  }
  mark(line.querySelector("span"), step.state);
  say(line.querySelector("span:last-child"), step.message);
};

const follow = async (last) => {
  const answer = await fetch(`${live.dataset.live}&after=${last}`, { headers: { Accept: "application/json" }, redirect: "error" });
  if (!answer.ok) throw new Error(answer.statusText);
  const run = await answer.json();

  mark(byId("run-state"), run.state);
  say(byId("run-message"), run.message);
  byId("run-progress").value = run.progress;
  say(byId("run-elapsed"), run.elapsed);
  say(byId("run-started"), run.started ?? "not yet");
  say(byId("run-finished"), (run.finished ?? "not yet") + (run.triedAgain ? `; tried again ${run.triedAgain}` : ""));
  if (byId("run-cancel")) byId("run-cancel").hidden = !run.canCancel;
  for (const entry of run.lines) {
    const line = document.createElement("li");
    const time = document.createElement("time");
    time.textContent = entry.at;
    line.append(time, ` ${entry.line}`);
    byId("run-log").append(line);
  }
  run.steps.forEach(showStep);
  // A long log arrives in parts, also after the end.
  if (run.open || run.lines.length > 0) setTimeout(() => retry(run.last), run.finished && run.lines.length === 0 ? 5000 : 1000);
};

// The session may have ended or the worker may be restarting; the page still holds what it knew.
const retry = (last) => follow(last).catch(() => setTimeout(() => retry(last), 5000));

if (live) retry(Number(live.dataset.last));
