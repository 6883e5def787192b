// Follows a search, and shows what was found once it is there.
const state = document.querySelector("[data-searching]");
const pause = 1500;

if (state) {
  const line = state.querySelector("[data-progress]");
  (async () => {
    for (;;) {
      await new Promise(resolve => setTimeout(resolve, pause));
      const answer = await fetch(`/api/v1/research/${state.dataset.searching}`, { headers: { accept: "application/json" } }).catch(() => null);
      if (!answer) continue;
      const research = answer.ok ? await answer.json() : null;
      if (!research || research.stage !== "searching" || research.problem) return location.reload();
      if (line.textContent !== research.progress) line.textContent = research.progress;
    }
  })();
}
