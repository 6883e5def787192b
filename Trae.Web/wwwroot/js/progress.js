// Puts each drawing of the progress that the server sends in place of the one before.
import { morph } from "./morph.js";

const live = document.getElementById("live");
const offline = document.getElementById("offline");
const final = new Set(["published", "draft", "writingfailed", "productionfailed", "cancelled"]);

if (live?.dataset.live) {
  follow(live.dataset.live);
}

function follow(address) {
  // Who looks at a published video's page wants to see it, not to be led away.
  const wasPublished = live.firstElementChild.dataset.state === "published";
  const events = new EventSource(address);

  events.addEventListener("open", () => { offline.hidden = true; });
  events.addEventListener("error", () => {
    offline.hidden = events.readyState === EventSource.OPEN;

    // Browsers come again by themselves unless they were refused, as while the database is away.
    const { state, making } = live.firstElementChild.dataset;
    if (events.readyState === EventSource.CLOSED && (making || !final.has(state))) {
      setTimeout(() => follow(address), 5000);
    }
  });
  events.addEventListener("progress", event => {
    offline.hidden = true;
    const template = document.createElement("template");
    template.innerHTML = event.data;
    const next = template.content.firstElementChild;
    morph(live.firstElementChild, next);

    const shown = live.firstElementChild.dataset;
    document.title = titleWith(live.querySelector(".overall progress")?.getAttribute("value"));
    if (final.has(shown.state)) {
      if (!shown.making || shown.next && !wasPublished) {
        events.close();
      }
      if (shown.next && !wasPublished) {
        // Long enough to read that it is ready.
        setTimeout(() => location.assign(shown.next), 1500);
      }
    }
  });
  addEventListener("pagehide", () => events.close());
}

function titleWith(percent) {
  const bare = document.title.replace(/^\d+ % · /, "");

  return percent ? `${percent} % · ${bare}` : bare;
}
