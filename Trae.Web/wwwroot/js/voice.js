// Lets the chosen voice be heard; without this there is no button for it.
for (const pick of document.querySelectorAll(".voice-pick")) {
  const select = pick.querySelector("[data-voices]");
  const button = pick.querySelector("[data-listen]");
  const heard = pick.querySelector("[data-heard]");
  const player = new Audio();
  const show = () => { button.hidden = !select.value; };
  select.addEventListener("change", () => { player.pause(); show(); });
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      player.src = await sample(select.value);
      await player.play();
      heard.textContent = "Playing a sample.";
      heard.classList.add("visually-hidden");
    } catch (error) {
      heard.textContent = error.message;
      heard.classList.remove("visually-hidden");
    } finally {
      button.disabled = false;
    }
  });
  show();
}

async function sample(voice) {
  for (let look = 0; look < 60; look++) {
    const answer = await fetch(`/api/v1/voices/${encodeURIComponent(voice)}/preview`, { method: "POST" });
    const said = await answer.json();
    if (!answer.ok) {
      throw new Error(said.detail ?? "The voice cannot be heard just now.");
    }
    if (said.audio) {
      return said.audio;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error("No worker has spoken it yet. Try again later.");
}
