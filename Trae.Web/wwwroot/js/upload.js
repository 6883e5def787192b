// Uploads a chosen file at once, tells how far it is, and puts it into its field. Without this the file goes with the form.
const kinds = {
  picture: address => element("img", { src: address, alt: "" }),
  clip: address => element("video", { src: `${address}#t=0.1`, preload: "metadata", muted: "", playsinline: "", controls: "", "aria-label": "Preview" }),
  music: address => element("audio", { src: address, preload: "none", controls: "", "aria-label": "Preview" }),
  font: address => typed(element("p", { "data-font": address, "aria-hidden": "true" }, "Ag"), address),
};
let busy = 0;

document.querySelectorAll("[data-font]").forEach(sample => typed(sample, sample.dataset.font));

document.addEventListener("change", event => {
  const field = event.target.closest("[data-media]");
  if (field && event.target.matches("[data-choice]")) {
    show(field, event.target.value);
  } else if (field && event.target.matches("[data-upload]") && event.target.files.length) {
    take(field, event.target);
  }
});

for (const field of document.querySelectorAll("[data-drop][data-media]")) {
  const input = field.querySelector("[data-upload]");
  const over = on => event => { event.preventDefault(); field.classList.toggle("over", on); };
  field.addEventListener("dragenter", over(true));
  field.addEventListener("dragover", over(true));
  field.addEventListener("dragleave", over(false));
  field.addEventListener("drop", event => { over(false)(event); take(field, input, event.dataTransfer.files); });
}

addEventListener("beforeunload", event => {
  if (busy) {
    event.preventDefault();
  }
});

async function take(field, input, files = input.files) {
  const state = field.querySelector("[data-state]");
  for (const file of [...files]) {
    busy++;
    input.disabled = true;
    try {
      const asset = await ready(await send(file, field.dataset.media, percent => say(state, `${file.name}: ${percent} % uploaded`)), state, file.name);
      choose(field, asset);
      say(state, `${asset.name} is ready.`);
    } catch (error) {
      say(state, `${file.name}: ${error.message}`, true);
    } finally {
      busy--;
      input.disabled = false;
    }
  }
  input.value = "";
}

/** XMLHttpRequest, because fetch cannot tell how much of a body was sent. */
export function send(file, kind, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/media?name=${encodeURIComponent(file.name.slice(-200))}${kind ? `&kind=${kind}` : ""}`);
    request.responseType = "json";
    request.upload.addEventListener("progress", event => progress(event.lengthComputable ? Math.floor(100 * event.loaded / event.total) : 0));
    request.addEventListener("load", () => (request.status < 300 ? resolve(request.response) : reject(new Error(request.response?.detail ?? "It was refused."))));
    request.addEventListener("error", () => reject(new Error("The upload broke off. Choose the file again.")));
    request.send(file);
  });
}

/** Follows the preparation to its end. */
export async function ready(asset, state, name) {
  while (asset.state === "preparing") {
    const percent = asset.progress > 0 ? `, ${Math.round(100 * asset.progress)} %` : "";
    say(state, `${name}: ${asset.stage}${percent}`);
    await new Promise(resolve => setTimeout(resolve, 600));
    const answer = await fetch(`/api/v1/media/${asset.id}`);
    if (!answer.ok) {
      throw new Error("It was deleted meanwhile.");
    }
    asset = await answer.json();
  }
  if (asset.state === "failed") {
    throw new Error(asset.problem?.message ?? "It cannot be used.");
  }
  return asset;
}

function choose(field, asset) {
  const select = field.querySelector("[data-choice]");
  const multiple = field.querySelector("[data-chosen]");
  if (multiple) {
    add(multiple, asset);
    return;
  }
  let option = [...select.options].find(each => each.value === asset.prepared.key);
  if (!option) {
    option = new Option(asset.name, asset.prepared.key);
    option.dataset.seconds = asset.prepared.seconds;
    option.dataset.mouth = asset.prepared.mouth ? ["x", "y", "width"].map(part => Math.round(asset.prepared.mouth[part] * 1000) / 10).join(" ") : "";
    select.add(option, 1);
  }
  select.value = option.value;
  select.dispatchEvent(new Event("input", { bubbles: true }));
  show(field, option.value);
}

// Several pictures: each with a box to take it out again.
function add(list, asset) {
  const line = element("li", {});
  const label = element("label", { class: "tick" });
  const box = element("input", { type: "checkbox", name: list.dataset.chosen, value: asset.prepared.key, checked: "" });
  label.append(box, ...(asset.kind === "picture" ? [element("img", { src: asset.address, alt: "" })] : []), asset.name);
  line.append(label);
  list.append(line);
}

function show(field, key) {
  const address = key && `/media/assets/${encodeURIComponent(key.slice(key.lastIndexOf("/") + 1))}`;
  const shown = address ? kinds[field.dataset.media](address) : null;
  shown?.classList.add("preview");
  field.querySelector("[data-preview]").replaceChildren(...(shown ? [shown] : []));
}

// The policy forbids style attributes in the page, not what a script of ours sets.
function typed(sample, address) {
  const family = `f${address.replace(/\W/g, "")}`;
  new FontFace(family, `url(${address})`).load().then(face => {
    document.fonts.add(face);
    sample.style.fontFamily = family;
  }).catch(() => sample.remove());
  return sample;
}

function say(state, text, bad = false) {
  state.textContent = text;
  state.classList.toggle("bad", bad);
}

function element(name, attributes, text) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) {
    made.textContent = text;
  }
  return made;
}
