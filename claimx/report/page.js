"use strict";
(function () {
  const byId = (id) => document.getElementById(id);
  const claims = Array.from(document.querySelectorAll(".claim"));
  const marks = Array.from(document.querySelectorAll("mark"));
  const of = new Map(claims.map((claim) => [claim.id, []]));
  for (const mark of marks) {
    for (const key of mark.dataset.claims.split(" ")) of.get(key).push(mark);
  }
  const words = new Map(
    claims.map((claim) => {
      const article = claim.closest("article").querySelector("h2").textContent;
      return [claim, (article + " " + claim.textContent).toLowerCase()];
    }),
  );
  let chosen = null;

  function choose(claim, focus) {
    if (chosen) {
      chosen.classList.remove("on");
      for (const mark of of.get(chosen.id)) mark.classList.remove("on");
    }
    chosen = claim;
    if (!claim) return;
    claim.classList.add("on");
    for (const mark of of.get(claim.id)) mark.classList.add("on");
    if (focus) {
      claim.focus({ preventScroll: true });
      const figure = byId("f-" + claim.id);
      (figure || claim).scrollIntoView({ block: "center" });
    }
    byId("status").textContent = claim.querySelector(".head").textContent.trim();
  }

  function filter() {
    const text = byId("text").value.trim().toLowerCase();
    const type = byId("type").value;
    const kind = byId("kind").value;
    const worth = Number(byId("worth").value);
    byId("least").textContent = String(worth);
    let shown = 0;
    for (const claim of claims) {
      const fits =
        (!text || words.get(claim).includes(text)) &&
        (!type || claim.dataset.type === type) &&
        (!kind || claim.dataset.kind === kind) &&
        Number(claim.dataset.worth) >= worth;
      claim.hidden = !fits;
      if (fits) shown += 1;
    }
    for (const mark of marks) {
      mark.classList.toggle("off", mark.dataset.claims.split(" ").every((key) => byId(key).hidden));
    }
    for (const article of document.querySelectorAll("article")) {
      article.hidden = shown < claims.length && !article.querySelector(".claim:not([hidden])");
    }
    if (chosen && chosen.hidden) choose(null, false);
    byId("shown").textContent = String(shown);
    byId("status").textContent = shown + " claims shown";
  }

  function step(by) {
    const open = claims.filter((claim) => !claim.hidden);
    if (!open.length) return;
    const at = open.indexOf(chosen);
    choose(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length], true);
  }

  const form = byId("filters");
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter, 0));
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const mark = event.target.closest("mark");
    const key = link ? link.getAttribute("href").slice(1).replace(/^f-/, "") : mark && mark.dataset.claims.split(" ")[0];
    const claim = (key && of.has(key) && byId(key)) || event.target.closest(".claim");
    if (claim) choose(claim, false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "Escape") {
      form.reset();
      choose(null, false);
      event.target.blur();
    } else if (!typing && event.key === "j") step(1);
    else if (!typing && event.key === "k") step(-1);
    else if (!typing && event.key === "/") {
      event.preventDefault();
      byId("text").focus();
    }
  });
  if (of.has(location.hash.slice(1))) choose(byId(location.hash.slice(1)), false);
})();
