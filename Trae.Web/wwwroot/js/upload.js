// Uploads chosen and dropped files at once, tells of each how far it is, and puts it into its field. Without this files go with the form.
const kinds = {
  picture: address => element("img", { src: address, alt: "" }),
  clip: address => element("video", { src: `${address}#t=0.1`, preload: "metadata", muted: "", playsinline: "", controls: "", "aria-label": "Preview" }),
  music: address => element("audio", { src: address, preload: "none", controls: "", "aria-label": "Preview" }),
  font: address => typed(element("p", { "data-font": address, "aria-hidden": "true" }, "Ag")),
};
const patience = { first: 500, longest: 3000 };
const longestName = 200;
const sessionOver = "Your session has ended. Sign in in another tab, then choose the file again; this page keeps what you typed.";
const queue = [];
let lanes = 3;
let busy = 0;
let held = null;

document.querySelectorAll("[data-font]").forEach(typed);
document.querySelectorAll("[data-media]").forEach(field => droppable(field, files => take(field, files)));

document.addEventListener("change", event => {
  const field = event.target.closest("[data-media]");
  if (field && event.target.matches("[data-choice]")) {
    show(field, event.target.value);
  } else if (field && event.target.matches("[data-upload]")) {
    chosen(event.target);
  }
});

// Who was quicker than this script has chosen already.
document.querySelectorAll("[data-media] [data-upload]").forEach(chosen);

// A file that is dropped beside its field would be opened instead of the page, and what was typed be gone.
for (const name of ["dragover", "drop"]) {
  addEventListener(name, event => {
    if (!event.defaultPrevented && event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    }
  });
}

addEventListener("beforeunload", event => {
  if (busy) {
    event.preventDefault();
  }
});

// Who sends a form before its files are there means it with them.
addEventListener("submit", event => {
  if (busy) {
    event.preventDefault();
    event.stopImmediatePropagation();
    held?.note.remove();
    held = { form: event.target, button: event.submitter, note: element("p", { role: "status" }, "This will be sent once the files are uploaded.") };
    (event.submitter ?? event.target).after(held.note);
  }
}, true);

/** Lets files be dropped on an element; folders are not taken, and said so. */
export function droppable(place, taken) {
  const over = on => event => {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      place.classList.toggle("over", on);
    }
  };
  place.addEventListener("dragenter", over(true));
  place.addEventListener("dragover", over(true));
  place.addEventListener("dragleave", over(false));
  place.addEventListener("drop", event => {
    over(false)(event);
    const items = [...event.dataTransfer.items].filter(item => item.kind === "file");
    taken(items.map(item => ({ folder: item.webkitGetAsEntry?.()?.isDirectory, file: item.getAsFile() }))
      .map(({ folder, file }) => (folder ? { name: file?.name ?? "This", folder } : file)).filter(Boolean));
  });
}

/** Takes away what is said of earlier files; what is still on its way stays. */
export function clear(list) {
  list.querySelectorAll("[data-settled]").forEach(line => line.remove());
}

/** Uploads a file and follows it until it is ready, with a line of its own in the list; null if it was refused, which the line says. */
export async function upload(file, kind, list) {
  const line = element("li", {});
  const text = element("span", {}, `${file.name}: waiting`);
  const bar = element("progress", { max: "100", value: "0", "aria-label": `Upload of ${file.name}` });
  const say = (words, percent) => {
    if (text.textContent !== words) {
      text.textContent = words;
    }
    bar.value = percent;
  };
  line.append(text, bar);
  list.append(line);
  busy++;
  try {
    const sent = await inTurn(() => send(file, kind, percent => say(`${file.name}: uploading`, percent)));
    const asset = await ready(sent, (stage, percent) => say(`${file.name}: ${stage}`, percent));
    text.textContent = `${asset.name} is ready.`;
    return asset;
  } catch (error) {
    text.textContent = `${file.name}: ${error.message}`;
    line.className = "bad";
    held?.note.remove();
    held = null;
    return null;
  } finally {
    bar.remove();
    line.dataset.settled = "";
    busy--;
    setTimeout(sendHeld);
  }
}

/** Follows the preparation to its end; a moment without an answer is no end. */
export async function ready(asset, tell) {
  for (let pause = patience.first; asset.state === "preparing"; pause = Math.min(pause * 1.2, patience.longest)) {
    tell(asset.stage, Math.round(100 * asset.progress));
    await new Promise(resolve => setTimeout(resolve, pause));
    const answer = await fetch(`/api/v1/media/${asset.id}`).catch(() => null);
    if (answer?.status === 404) {
      throw new Error("It was deleted meanwhile.");
    }
    if (answer?.status === 401) {
      throw new Error(sessionOver);
    }
    if (answer?.ok) {
      asset = await answer.json();
    }
  }
  if (asset.state === "failed") {
    throw new Error(asset.problem?.message ?? "It cannot be used.");
  }
  return asset;
}

function chosen(input) {
  const files = [...input.files];
  input.value = "";
  if (files.length) {
    take(input.closest("[data-media]"), files);
  }
}

async function take(field, files) {
  const list = field.querySelector("[data-sending]");
  const input = field.querySelector("[data-upload]");
  clear(list);
  if (!input.multiple && files.length > 1) {
    list.append(element("li", { class: "bad", "data-settled": "" }, `One file is enough here: ${files[0].name} is taken.`));
    files = files.slice(0, 1);
  }

  // At the same time, and put in the order in which they were chosen.
  const uploads = files.map(file => upload(file, field.dataset.media, list));
  for (const uploading of uploads) {
    const asset = await uploading;
    if (asset) {
      choose(field, asset);
    }
  }
}

function sendHeld() {
  if (held && !busy) {
    const { form, button, note } = held;
    held = null;
    note.remove();
    form.requestSubmit(button);
  }
}

// A few at a time: a line that is shared by all files of a folder ends none of them soon.
async function inTurn(work) {
  if (lanes > 0) {
    lanes--;
  } else {
    await new Promise(resolve => queue.push(resolve));
  }
  try {
    return await work();
  } finally {
    const next = queue.shift();
    next ? next() : lanes++;
  }
}

// XMLHttpRequest, because fetch cannot tell how much of a body was sent.
function send(file, kind, progress) {
  return new Promise((resolve, reject) => {
    if (file.folder || file.size === 0) {
      reject(new Error(file.folder ? "This is a folder. Open it, and drop the files that are in it." : "The file is empty."));
      return;
    }
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/media?${new URLSearchParams({ name: file.name.slice(-longestName), ...(kind && { kind }) })}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.responseType = "json";
    request.upload.addEventListener("progress", event => progress(event.lengthComputable ? Math.floor(100 * event.loaded / event.total) : 0));
    request.addEventListener("load", () => (request.status < 300 ? resolve(request.response) : reject(new Error(refusal(request)))));
    request.addEventListener("error", () => reject(new Error(navigator.onLine ? "The upload broke off. Choose the file again." : "You are offline. Choose the file again once you are not.")));
    request.send(file);
  });
}

function refusal(request) {
  return request.status === 401 ? sessionOver : request.response?.detail ?? `It could not be uploaded (${request.status}). Try again in a moment.`;
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

/** Shows a font's sample in it. The policy forbids style attributes in the page, not what a script of ours sets. */
export function typed(sample) {
  const family = `f${sample.dataset.font.replace(/\W/g, "")}`;
  new FontFace(family, `url(${sample.dataset.font})`).load().then(face => {
    document.fonts.add(face);
    sample.style.fontFamily = family;
  }).catch(() => sample.remove());
  return sample;
}

function element(name, attributes, text) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text) {
    made.textContent = text;
  }
  return made;
}
