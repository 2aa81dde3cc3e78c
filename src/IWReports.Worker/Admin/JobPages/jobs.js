// On Hangfire's pages: the run of a job, live; why a button was refused; whose clock the times are.
// Everything arrives as text and is set as text.
"use strict";

(() => {
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const say = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  const page = () => document.querySelector("#wrap > .container") ?? document.body;

  // Hangfire itself says nothing when a button is refused.
  const refused = (text) => {
    let note = document.querySelector(".iw-refused");
    if (!note) {
      note = make("p", "iw-refused");
      note.setAttribute("role", "alert");
      page().prepend(note);
    }
    say(note, text);
    note.scrollIntoView({ block: "nearest" });
  };
  window.jQuery(document).ajaxError((_, answer, request) => {
    if (request.type !== "POST" || request.url.endsWith("/stats")) return;
    window.jQuery(".btn.disabled, button.disabled").button("reset");
    refused(answer.responseText && answer.status === 409 ? answer.responseText
      : answer.status === 401 || answer.status === 403
        ? "Your role does not include this, or the page was open for too long: reload it."
        : "That did not go through. The worker's log says why.");
  });

  const follow = (run) => {
    const section = run.closest("section");
    const id = section.dataset.run;
    const title = make("h3", null, "The run"), state = make("strong"), message = make("span"), bar = make("progress"),
      times = make("p", "iw-times"), links = make("ul", "iw-links"), log = make("ol", "iw-log");
    // What people came for stands first, before the call as a programmer would write it.
    document.querySelector(".page-header")?.after(section);
    bar.max = 1;
    bar.setAttribute("aria-label", "Progress");
    message.setAttribute("role", "status");
    const line = make("p");
    line.append(state, " ", message);
    const cancel = make("button", "btn btn-danger", "Cancel this run");
    cancel.type = "button";
    cancel.hidden = true;
    cancel.addEventListener("click", () => {
      if (!window.confirm("Cancel this run? What it has done so far stands; its due time is not made up.")) return;
      cancel.disabled = true;
      window.jQuery.post(section.dataset.act).always(() => { cancel.disabled = false; });
    });
    section.append(title, line, bar, times, links, cancel, log);

    const show = (answer) => {
      say(title, answer.title);
      say(state, answer.state);
      say(message, answer.message);
      bar.value = answer.progress;
      say(times, [
        answer.elapsedSeconds === null ? "Not started yet" : answer.finished ? `Took ${answer.elapsed}` : `${answer.elapsed} so far`,
        answer.expected ? `usually ${answer.expected}` : "",
        answer.finished ? `ended ${answer.finished}` : "",
        answer.triedAgain ? `tried again ${answer.triedAgain}` : "",
      ].filter((part) => part).join(", "));
      cancel.hidden = !section.dataset.act || !answer.canCancel;
      links.replaceChildren(...answer.links.map((link) => {
        const item = make("li"), anchor = make("a", null, link.text);
        anchor.href = link.address;
        item.append(anchor);
        return item;
      }));
      for (const entry of answer.lines) {
        const item = make("li");
        item.append(make("time", null, entry.at), entry.line);
        log.append(item);
      }
      log.hidden = log.childElementCount === 0;
    };
    const ask = async (last) => {
      const answer = await fetch(`/schedules/runs/${id}?handler=Live&after=${last}`,
        { headers: { Accept: "application/json" }, redirect: "error" });
      if (!answer.ok) throw new Error(answer.statusText);
      const now = await answer.json();
      show(now);
      if (now.open || now.lines.length > 0) setTimeout(() => again(now.last), now.open ? 1000 : 0);
    };
    // The session may have ended or the worker may be restarting; the page still holds what it knew.
    const again = (last) => ask(last).catch(() => setTimeout(() => again(last), 5000));
    again(0);
  };

  document.querySelectorAll(".iw-run").forEach((run) => follow(run));
  fetch("/hangfire/clock", { redirect: "error" }).then((answer) => answer.json()).then((clock) => {
    if (!clock.demo) return;
    const note = make("p", "iw-note", `This is a demonstration: it is ${clock.demo} (${clock.zone}) on its clock, `
      + "which the Schedules page shows. Times on Hangfire's pages are this machine's.");
    page().prepend(note);
  }).catch(() => { /* A note less: the page is whole without it. */ });
})();
