"use strict";
(function () {
  const byId = (id) => document.getElementById(id);
  const claims = Array.from(document.querySelectorAll(".claim"));
  const marks = Array.from(document.querySelectorAll("mark[data-claims]"));
  const about = Array.from(document.querySelectorAll("[data-of]"), (one) => [one, one.dataset.of.split(" ")]);
  const wide = matchMedia("(min-width: 60.01rem)");
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
  const first = document.querySelector(".first");
  const most = first ? Array.from(first.children) : [];
  let chosen = null;

  function choose(claim) {
    if (chosen) {
      chosen.classList.remove("on");
      for (const mark of of.get(chosen.id)) mark.classList.remove("on");
    }
    chosen = claim;
    if (!claim) return;
    claim.classList.add("on");
    for (const mark of of.get(claim.id)) mark.classList.add("on");
    byId("status").textContent = claim.querySelector(".head").textContent.replace(/\s+/g, " ").trim();
  }

  // Bring a claim's figure, and its card where the cards stand beside the text, into view.
  function show(claim, what) {
    if (claim.hidden) {
      form.reset();
      filter();
    }
    choose(claim);
    claim.focus({ preventScroll: true });
    if (what !== "card" || wide.matches) {
      const figure = what === "card" ? null : byId("f-" + claim.id);
      if (figure) figure.scrollIntoView({ block: "center" });
      const cards = claim.closest(".claims");
      cards.scrollTop = claim.offsetTop - cards.clientHeight / 3;
    } else claim.scrollIntoView({ block: "start" });
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
    const some = shown < claims.length;
    for (const [one, keys] of about) {
      one.toggleAttribute("hidden", some && keys.every((key) => !key || byId(key).hidden));
    }
    document.body.classList.toggle("some", some);
    if (first) first.replaceChildren(...(some ? worthiest() : most));
    for (const part of document.querySelectorAll(".part")) {
      part.hidden = some && !part.querySelector("[data-of]:not([hidden])");
    }
    for (const fold of document.querySelectorAll(".fold")) {
      const open = fold.querySelectorAll(".card:not([hidden])").length;
      if (fold.querySelector(".card")) fold.querySelector("summary").textContent = open + " more";
      fold.hidden = some && !fold.querySelector("[data-of]:not([hidden])");
    }
    byId("nothing").hidden = shown > 0;
    for (const article of document.querySelectorAll("article")) {
      article.hidden = some && !article.querySelector(".claim:not([hidden])");
    }
    if (chosen && chosen.hidden) choose(null);
    byId("shown").textContent = shown.toLocaleString("en");
    byId("status").textContent = shown + " claims shown";
  }

  // The list of what to check first, of the claims that a filter leaves.
  function worthiest() {
    const open = claims.filter((claim) => !claim.hidden);
    return open.sort((one, other) => other.dataset.worth - one.dataset.worth).slice(0, most.length).map((claim) => {
      const [item, words, about] = ["li", "span", "small"].map((name) => document.createElement(name));
      const link = claim.querySelector(".head a").cloneNode(true);
      link.href = "#" + claim.id;
      const title = claim.closest("article").querySelector("h2").textContent;
      about.textContent = claim.querySelector("dd").firstChild.textContent.trim() + " · " + title;
      words.append(link, claim.querySelector(".head a").nextSibling.textContent, about);
      item.dataset.of = claim.id;
      item.append(claim.querySelector(".worth").cloneNode(true), words);
      return item;
    });
  }

  function step(by) {
    const open = claims.filter((claim) => !claim.hidden);
    if (!open.length) return;
    const at = open.indexOf(chosen);
    show(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length], "figure");
  }

  const form = byId("filters");
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter, 0));
  document.addEventListener("click", (event) => {
    const voice = event.target.closest("[data-say]");
    if (voice) {
      form.reset();
      byId("text").value = voice.dataset.say;
      filter();
      step(1);
      return;
    }
    const link = event.target.closest("a[href^='#']");
    const mark = event.target.closest("mark[data-claims]");
    const key = link ? link.getAttribute("href").slice(1).replace(/^f-/, "") : mark && mark.dataset.claims.split(" ")[0];
    const named = key && of.has(key) && byId(key);
    if (named) {
      if (link) event.preventDefault();
      show(named, event.target.closest(".text") ? "card" : "figure");
    } else if (event.target.closest(".claim")) choose(event.target.closest(".claim"));
  });
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".fold")) fold.open = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input[type=search], select");
    if (event.key === "Escape") {
      form.reset();
      choose(null);
      event.target.blur();
    } else if (!typing && event.key === "j") step(1);
    else if (!typing && event.key === "k") step(-1);
    else if (!typing && event.key === "/") {
      event.preventDefault();
      byId("text").focus();
    }
  });
  if (of.has(location.hash.slice(1))) show(byId(location.hash.slice(1)), "figure");
})();
