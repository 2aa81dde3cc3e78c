// The slash key leads to the search box, unless somebody is writing.
"use strict";

document.addEventListener("keydown", (pressed) => {
  if (pressed.key !== "/" || pressed.ctrlKey || pressed.altKey || pressed.metaKey
    || pressed.target.closest("input, textarea, select, [contenteditable]")) return;
  pressed.preventDefault();
  document.getElementById("search")?.focus();
});
