// Follows a search or a model that is asked, and shows what came of it once it is there.
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
      if (!research || !["asking", "searching"].includes(research.stage) || research.problem) return location.reload();
      if (line.textContent !== research.progress) line.textContent = research.progress;
    }
  })();
}
