// Before a form is sent: is there somebody to take it? Who is offline, or whose session is over, hears it on the page that holds what was typed.
const question = "/form-check";
const unchecked = new Set(["/sign-out"]);
const passed = new WeakSet();
// The button that was pressed last: as without us, another one pressed meanwhile counts instead.
const asking = new WeakMap();

addEventListener("submit", event => {
  const { target: form, submitter: button } = event;
  if (form.method !== "post" || unchecked.has(new URL(form.action).pathname) || passed.delete(form)) {
    return;
  }
  event.preventDefault();
  event.stopImmediatePropagation();
  const isAsked = asking.has(form);
  asking.set(form, button);
  if (!isAsked) {
    ask(form).finally(() => asking.delete(form));
  }
}, true);

// Sent twice is made twice. The button's own value is part of the form, so it is switched off only after it was sent.
addEventListener("submit", event => {
  if (event.target.matches("[data-once]") && !event.defaultPrevented) {
    setTimeout(() => toggle(event.target, true));
  }
});
addEventListener("pageshow", () => document.querySelectorAll("[data-once]").forEach(form => toggle(form, false)));

async function ask(form) {
  form.querySelector("[data-unsent]")?.remove();
  const token = form.querySelector("[name=__RequestVerificationToken]")?.value ?? "";
  const answer = await fetch(question, { method: "POST", headers: { RequestVerificationToken: token } }).catch(() => null);
  const found = answer?.ok ? await answer.json() : null;
  const button = asking.get(form);
  if (!found) {
    tell(form, button, navigator.onLine ? "Trae is not answering right now." : "You are offline.", "Stay on this page, and send it again in a moment.");
    return;
  }
  if (found.isOver) {
    tell(form, button, "Your session has ended.", "Then come back to this page and send it again.", link());
    return;
  }
  if (found.token) {
    document.querySelectorAll("[name=__RequestVerificationToken]").forEach(field => { field.value = found.token; });
    if (found.name !== document.body.dataset.person) {
      document.body.dataset.person = found.name;
      tell(form, button, `You are signed in as ${found.name} now.`, "Send it again if it is to be yours.");
      return;
    }
  }
  passed.add(form);
  form.requestSubmit(button);
}

function tell(form, button, title, advice, before) {
  const notice = document.createElement("div");
  notice.className = "notice bad";
  notice.setAttribute("role", "alert");
  notice.dataset.unsent = "";
  const words = document.createElement("div");
  const strong = document.createElement("strong");
  strong.textContent = `${title} Nothing that you typed is lost.`;
  const line = document.createElement("p");
  line.append(...(before ? [before, " "] : []), advice);
  words.append(strong, line);
  notice.append(words);
  const place = button?.closest(".row") ?? button;
  form.contains(place) ? place.before(notice) : form.append(notice);
  // In the middle: the bar of buttons and the menu lie over the edges.
  notice.scrollIntoView({ block: "center" });
}

function link() {
  const made = document.createElement("a");
  made.href = `/sign-in?returnUrl=${encodeURIComponent("/signed-in")}`;
  made.target = "_blank";
  made.textContent = "Sign in in a new tab.";
  return made;
}

function toggle(form, off) {
  form.querySelectorAll("button").forEach(button => { button.disabled = off; });
}
