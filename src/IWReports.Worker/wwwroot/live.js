// Follows a run until it has ended. Everything arrives as text and is set as text.
"use strict";

const live = document.querySelector("[data-live]");
const byId = (id) => document.getElementById(id);

// Screen readers read a status again whenever it is set, so it is set only when it says something new.
const say = (element, text) => { if (element.textContent !== text) element.textContent = text; };

const follow = async (last) => {
  const answer = await fetch(`${live.dataset.live}&after=${last}`, { headers: { Accept: "application/json" }, redirect: "error" });
  if (!answer.ok) throw new Error(answer.statusText);
  const run = await answer.json();

  const state = byId("run-state");
  say(state, run.state);
  state.className = `state state-${run.state}`;
  say(byId("run-message"), run.message);
  byId("run-progress").value = run.progress;
  for (const entry of run.lines) {
    const line = document.createElement("li");
    const time = document.createElement("time");
    time.textContent = entry.at;
    line.append(time, ` ${entry.line}`);
    byId("run-log").append(line);
  }
  if (run.finished) say(byId("run-finished"), run.finished);
  else setTimeout(() => retry(run.last), 1000);
};

// The session may have ended or the worker may be restarting; the page still holds what it knew.
const retry = (last) => follow(last).catch(() => setTimeout(() => retry(last), 5000));

if (live) retry(Number(live.dataset.last));
