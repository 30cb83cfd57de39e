// A text area whose text is coloured as Cypher. The text goes to the app when the box is left, and with Ctrl+Enter.
const text = document.getElementById("text"), shown = document.getElementById("shown");
let given = null, sent = null, runs = 0;

// In this order: what is written first wins (a keyword in a comment is a comment).
const KINDS = [
  ["c", /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y],
  ["s", /'(?:\\.|[^'\\])*(?:'|$)|"(?:\\.|[^"\\])*(?:"|$)/y],
  ["", /`[^`]*(?:`|$)/y],
  ["p", /\$[A-Za-z_][A-Za-z0-9_]*/y],
  ["l", /:[A-Z][A-Za-z_]*(?:\|:?[A-Z][A-Za-z_]*)*/y],
  ["n", /\b\d+(?:\.\d+)?\b/y],
  ["k", /\b(?:MATCH|OPTIONAL|WHERE|RETURN|WITH|ORDER|BY|LIMIT|SKIP|UNWIND|AS|AND|OR|XOR|NOT|IN|DISTINCT|CASE|WHEN|THEN|ELSE|END|UNION|ALL|CALL|YIELD|EXISTS|COUNT|COLLECT|STARTS|ENDS|CONTAINS|IS|NULL|TRUE|FALSE|ASC|DESC|ANY|NONE|SINGLE)\b/iy],
  ["f", /\b[A-Za-z_.]+(?=\()/y],
  ["", /[A-Za-z_][A-Za-z0-9_.]*|\s+|[\s\S]/y],
];

function tell(type, content) {
  window.parent.postMessage(Object.assign({isStreamlitMessage: true, type: type}, content), "*");
}

function colour() {
  const parts = [];
  for (let at = 0; at < text.value.length;) {
    for (const [kind, form] of KINDS) {
      form.lastIndex = at;
      const found = form.exec(text.value);
      if (!found) { continue; }
      const piece = kind ? document.createElement("span") : document.createTextNode(found[0]);
      if (kind) { piece.className = kind; piece.textContent = found[0]; }
      parts.push(piece);
      at += found[0].length;
      break;
    }
  }
  shown.replaceChildren(...parts, document.createTextNode("\n"));
  shown.scrollTop = text.scrollTop;
}

function send(run) {
  if (!run && text.value === sent) { return; }
  sent = text.value;
  if (run) { runs += 1; }
  tell("streamlit:setComponentValue", {value: {text: text.value, run: run ? Date.now() + "-" + runs : ""}, dataType: "json"});
}

text.addEventListener("input", colour);
text.addEventListener("scroll", () => { shown.scrollTop = text.scrollTop; });
text.addEventListener("blur", () => send(false));
text.addEventListener("keydown", event => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); send(true); }
});
window.addEventListener("message", event => {
  if (event.source !== window.parent || event.data.type !== "streamlit:render") { return; }
  const args = event.data.args;
  text.maxLength = args.most;
  if (args.given !== given) { given = args.given; text.value = args.given; sent = args.given; colour(); }
  tell("streamlit:setFrameHeight", {height: args.height});
});
tell("streamlit:componentReady", {apiVersion: 1});
