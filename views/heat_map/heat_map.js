// The heat map: a plain table that is quick to draw, read out, printed and walked by the arrow keys. A click or Enter tells
// the app which pair was chosen (Streamlit's component protocol, version 2).
const WORDS = {lead: "牵头单位", partner: "配合单位", rows: "牵头单位 ↓", columns: "配合（参与）单位 →", tasks: "任务数", inferred: "其中推定"};

function element(kind, text, attributes = {}) {
  const made = document.createElement(kind);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) { made.setAttribute(name, value); }
  return made;
}

function headOf(table) {
  const head = element("thead", "");
  const axis = head.appendChild(element("tr", ""));
  axis.append(element("td", ""), element("td", WORDS.columns, {colspan: table.partners.length, class: "axis"}));
  const names = head.appendChild(element("tr", ""));
  names.append(element("td", WORDS.rows, {class: "axis corner"}));
  for (const [, name] of table.partners) {
    const place = names.appendChild(element("th", "", {scope: "col", title: name}));
    place.append(element("span", name));
  }
  return head;
}

function cellOf(cell, lead, partner) {
  const words = [`${WORDS.lead}：${lead[1]}`, `${WORDS.partner}：${partner[1]}`, `${WORDS.tasks}：${cell.tasks}`];
  if (cell.inferred) { words.push(`${WORDS.inferred}：${cell.inferred}`); }
  const made = element("td", cell.text, {role: "gridcell", tabindex: "-1", "aria-label": words.join("，"), title: words.join("\n")});
  made.style.background = cell.shade;
  if (cell.dark) { made.className = "dark"; }
  return made;
}

function bodyOf(table) {
  const body = element("tbody", "");
  table.leads.forEach((lead, row) => {
    const line = body.appendChild(element("tr", ""));
    line.append(element("th", lead[1], {scope: "row", title: lead[1]}));
    line.append(...table.partners.map((partner, column) => cellOf(table.cells[row][column], lead, partner)));
  });
  return body;
}

const MOVES = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};

function placeOf(cell) { return [cell.parentNode.sectionRowIndex, cell.cellIndex - 1]; }

function walk(grid, event, choose) {
  const cell = event.target.closest("td[role]");
  if (!cell) { return; }
  if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(...placeOf(cell)); return; }
  const move = MOVES[event.key];
  if (!move) { return; }
  event.preventDefault();
  const [row, column] = placeOf(cell);
  const next = grid.tBodies[0].rows[row + move[0]]?.cells[column + move[1] + 1];
  if (next?.getAttribute("role")) { cell.tabIndex = -1; next.tabIndex = 0; next.focus(); }
}

function cross(grid, event) {
  for (const old of grid.querySelectorAll(".cross")) { old.classList.remove("cross"); }
  const cell = event.type === "mouseover" && event.target.closest("td[role]");
  if (!cell) { return; }
  cell.parentNode.cells[0].classList.add("cross");
  grid.tHead.rows[1].cells[cell.cellIndex].classList.add("cross");
}

function draw(place, table) {
  const grid = element("table", "", {role: "grid", "aria-label": table.label});
  const choose = (row, column) => place.tell({lead: table.leads[row][0], partner: table.partners[column][0]});
  grid.append(headOf(table), bodyOf(table));
  grid.addEventListener("click", event => {
    const cell = event.target.closest("td[role]");
    if (cell) { choose(...placeOf(cell)); }
  });
  grid.addEventListener("keydown", event => walk(grid, event, choose));
  grid.addEventListener("mouseover", event => cross(grid, event));
  grid.addEventListener("mouseleave", event => cross(grid, event));
  place.replaceChildren(grid);
}

function mark(grid, cell) {
  const before = grid.querySelector('[aria-selected="true"]');
  if (before) { before.setAttribute("aria-selected", "false"); }
  if (cell) { cell.setAttribute("aria-selected", "true"); }
  if (!grid.querySelector('td[tabindex="0"]')) { (cell ?? grid.querySelector("td[role]")).tabIndex = 0; }
}

export default function ({data, parentElement, setTriggerValue}) {
  const place = parentElement.querySelector(".heat-map"), {table, chosen} = data, known = JSON.stringify(table);
  place.tell = pair => setTriggerValue("cell", pair);
  if (place.known !== known) { place.known = known; draw(place, table); }  // else the table stays, and who has the focus
  const row = table.leads.findIndex(([id]) => id === chosen[0]), column = table.partners.findIndex(([id]) => id === chosen[1]);
  const grid = place.firstChild;
  mark(grid, row < 0 || column < 0 ? null : grid.tBodies[0].rows[row].cells[column + 1]);
}
