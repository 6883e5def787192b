// Uploads several files at once with their progress, and follows what is being prepared.
import { send, ready } from "./upload.js";

const form = document.querySelector("[data-drop]");
const input = form.querySelector("input[type=file]");
const list = form.querySelector("[data-sending]");

form.querySelector("[data-send]").hidden = true;
input.addEventListener("change", () => { take([...input.files]); input.value = ""; });
for (const name of ["dragenter", "dragover"]) {
  form.addEventListener(name, event => { event.preventDefault(); form.classList.add("over"); });
}
for (const name of ["dragleave", "drop"]) {
  form.addEventListener(name, event => { event.preventDefault(); form.classList.remove("over"); });
}
form.addEventListener("drop", event => take([...event.dataTransfer.files]));
document.querySelectorAll("[data-state=preparing]").forEach(follow);

async function take(files) {
  const ended = await Promise.all(files.map(upload));
  if (ended.some(Boolean)) {
    // What failed stays to be read; what is ready is in the list below.
    sessionStorage.setItem("uploads", JSON.stringify([...list.querySelectorAll(".bad")].map(line => line.textContent)));
    location.assign("/media-library");
  }
}

async function upload(file) {
  const line = document.createElement("li");
  list.append(line);
  try {
    const asset = await send(file, null, percent => { line.textContent = `${file.name}: ${percent} % uploaded`; });
    await ready(asset, line, file.name);
    line.textContent = `${file.name} is ready.`;
    return true;
  } catch (error) {
    line.textContent = `${file.name}: ${error.message}`;
    line.classList.add("bad");
    return false;
  }
}

async function follow(card) {
  const stage = card.querySelector("[data-stage]");
  try {
    await ready({ id: card.dataset.id, state: "preparing", progress: 0, stage: stage.textContent }, stage, "Preparing");
  } catch {
    // The card says why once it is drawn again.
  }
  location.reload();
}

for (const failed of JSON.parse(sessionStorage.getItem("uploads") ?? "[]")) {
  const line = document.createElement("li");
  line.className = "bad";
  line.textContent = failed;
  list.append(line);
}
sessionStorage.removeItem("uploads");
