// The picture inside the app. Streamlit sends what to draw by messages and is told what was clicked the same way
// (its component protocol, version 1). Data are kept over a rerun, so that places, zoom and choice stay as they are.
let network = null, shown = "", clicks = 0;
const nodes = new vis.DataSet(), edges = new vis.DataSet();

function tell(type, content) {
  window.parent.postMessage(Object.assign({isStreamlitMessage: true, type: type}, content), "*");
}

function replace(set, wanted) {
  const kept = new Set(wanted.map(item => item.id));
  set.remove(set.getIds().filter(id => !kept.has(id)));
  set.update(wanted);
}

// Whether this is another layout: nodes that only joined leave the rest in place, and the view as it is.
function elsewhere(wanted) {
  const before = wanted.map(item => [item, nodes.get(item.id)]).filter(pair => pair[1]);
  return before.length === 0 || before.some(([item, old]) => item.x !== old.x || item.y !== old.y);
}

function draw(wanted) {
  document.documentElement.style.fontFamily = wanted.font;
  document.getElementById("bar").innerHTML = wanted.bar;  // our own words and counts, never a text of a document
  const another = elsewhere(wanted.nodes);
  replace(nodes, wanted.nodes);
  replace(edges, wanted.edges);
  if (!network) {
    network = new vis.Network(document.getElementById("mynetwork"), {nodes: nodes, edges: edges}, wanted.options);
    network.on("click", clicked);
  }
  if (another || shown !== wanted.name) { network.fit(); shown = wanted.name; }
  choose(wanted.chosen);
}

function choose(id) {
  if (nodes.get(id)) { network.selectNodes([id]); }
  else if (edges.get(id)) { network.setSelection({nodes: [], edges: [id]}); }
  else { network.unselectAll(); }
}

function clicked(event) {
  const id = event.nodes.length ? event.nodes[0] : event.edges[0];
  if (id === undefined) { return; }
  clicks += 1;
  tell("streamlit:setComponentValue", {value: {id: String(id), click: Date.now() + "-" + clicks}, dataType: "json"});
}

window.addEventListener("message", function (event) {
  if (event.source === window.parent && event.data.type === "streamlit:render") {
    draw(event.data.args.picture);
    tell("streamlit:setFrameHeight", {height: event.data.args.picture.height});
  }
});
tell("streamlit:componentReady", {apiVersion: 1});
