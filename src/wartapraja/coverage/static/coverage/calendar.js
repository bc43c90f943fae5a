// Dragging an event to a day opens the form that moves it, with the day filled in: nothing is moved unseen.
// By keyboard: Alt and an arrow key on an event does the same for the day beside it (or a week up or down).
const calendar = document.querySelector('[data-controller="kalender"][data-move]');
if (calendar) {
  const go = (event, day) => { location.href = `${calendar.dataset.move}${event}/pindah/?tanggal=${day}`; };
  calendar.addEventListener("dragstart", ({ target, dataTransfer }) => {
    const card = target.closest("[data-event]");
    if (card) dataTransfer.setData("text/plain", card.dataset.event);
  });
  for (const cell of calendar.querySelectorAll("[data-day]")) {
    cell.addEventListener("dragover", (event) => { event.preventDefault(); cell.classList.add("over"); });
    cell.addEventListener("dragleave", () => cell.classList.remove("over"));
    cell.addEventListener("drop", (event) => { event.preventDefault(); go(event.dataTransfer.getData("text/plain"), cell.dataset.day); });
  }
  const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  calendar.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-event]");
    const cell = event.target.closest("[data-day]");
    if (!card || !cell || !event.altKey || !(event.key in steps)) return;
    event.preventDefault();
    const day = new Date(`${cell.dataset.day}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + steps[event.key]);
    go(card.dataset.event, day.toISOString().slice(0, 10));
  });
}
