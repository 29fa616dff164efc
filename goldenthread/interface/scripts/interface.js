// Small things that make a page handier. Every one of them also works without this file.
(function () {
  "use strict";

  window.GOVUKFrontend.initAll();
  separateWords(document);

  // GOV.UK's accordion and file upload write the words of a button without a space between them, so
  // that speech control cannot find the button by what it says (WCAG 2.5.3).
  function separateWords(part) {
    part.querySelectorAll(".govuk-accordion__section-button, .govuk-file-upload-button").forEach(function (button) {
      Array.from(button.children).slice(1).forEach(function (piece) { piece.before(" "); });
    });
  }

  // A part of a page that arrives later gets the same behaviour as the rest. Parts that have it
  // already are skipped, because a component may be started only once.
  document.addEventListener("htmx:load", function (event) {
    const part = event.detail.elt;
    if (part === document.body) return;
    window.GOVUKFrontend.initAll({ scope: part, onError: function () {} });
    separateWords(part);
  });

  // "Open all" and "Close all" of a thread: offered only where there is a script to do it.
  document.querySelectorAll("[data-open-all]").forEach(function (button) {
    const thread = document.getElementById(button.dataset.openAll);
    if (!thread) return;
    button.hidden = false;
    button.addEventListener("click", function () {
      const branches = Array.from(thread.querySelectorAll("details"));
      const open = branches.some(function (branch) { return !branch.open; });
      branches.forEach(function (branch) { branch.open = open; });
      button.textContent = open ? button.dataset.closeLabel : button.dataset.openLabel;
    });
  });

  // A link to a part of the thread opens the branches above it.
  function openTo(id) {
    const target = id && document.getElementById(id);
    if (!target) return;
    let branch = target.closest("details");
    while (branch) {
      branch.open = true;
      branch = branch.parentElement && branch.parentElement.closest("details");
    }
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", function () { openTo(decodeURIComponent(location.hash.slice(1))); });
  if (location.hash) openTo(decodeURIComponent(location.hash.slice(1)));

  // On paper nothing can be clicked: open the thread for printing and close it again afterwards.
  let opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (branch) { branch.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (branch) { branch.open = false; });
    opened = [];
  });
})();
