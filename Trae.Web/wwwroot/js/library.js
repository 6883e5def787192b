// Uploads several files at once with their progress, and follows what is being prepared. Cards come and change one by one: what is typed in others stays.
import { clear, droppable, ready, typed, upload } from "./upload.js";

const grid = document.querySelector("[data-library]");
const form = document.querySelector("form[data-drop]");
let refreshing = Promise.resolve();

if (form) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector("[data-sending]");
  const take = files => {
    clear(list);
    files.forEach(async file => await upload(file, null, list) && refresh());
  };
  form.querySelector("[data-send]").hidden = true;
  const chosen = () => { const files = [...input.files]; input.value = ""; take(files); };
  input.addEventListener("change", chosen);
  chosen();
  droppable(form, take);
}

grid.querySelectorAll("[data-state=preparing]").forEach(follow);

async function follow(card) {
  const stage = card.querySelector("[data-stage]");
  const bar = card.querySelector("[data-progress]");
  try {
    await ready({ id: card.dataset.id, state: "preparing", progress: 0, stage: stage.textContent }, (words, percent) => {
      stage.textContent = words;
      bar.value = percent / 100;
    });
  } catch {
    // The card says why once it is drawn again.
  }
  refresh();
}

function refresh() {
  refreshing = refreshing.then(redraw).catch(() => {});
}

async function redraw() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) {
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  let last = null;
  for (const item of [...page.querySelectorAll("[data-library] > li")]) {
    const card = item.querySelector("article");
    const here = document.getElementById(card.id)?.closest("li");
    if (here && here.querySelector("article").dataset.state === card.dataset.state) {
      last = here;
      continue;
    }
    if (here) {
      here.replaceWith(item);
    } else {
      last ? last.after(item) : grid.prepend(item);
    }
    item.querySelectorAll("[data-font]").forEach(typed);
    last = item;
  }
  document.querySelector(".empty")?.toggleAttribute("hidden", grid.children.length > 0);
}
