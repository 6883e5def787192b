// Asks before unsaved changes are left behind.
import "./voice.js";

const form = document.querySelector("form[data-dirty]") ?? document.querySelector("main form");
let dirty = form.hasAttribute("data-dirty");
let sending = false;

form.addEventListener("input", () => { dirty = true; });
form.addEventListener("submit", () => { sending = true; });
addEventListener("pageshow", () => { sending = false; });
addEventListener("beforeunload", event => {
  if (dirty && !sending) {
    event.preventDefault();
  }
});
