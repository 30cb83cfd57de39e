// What Streamlit and its parts say in English and no option changes: names for screen readers, the box that searches a table.
// A rule is a place, what of it is set, and the words: Chinese ones, or pairs of a pattern and what stands for it.
// Only attributes and texts of what is there are set, nothing is added or taken away; a place that is gone stays as it is.
(() => {
  if (window.dutyGraphChinese) { return; }
  window.dutyGraphChinese = true;
  const MARKS = [[/^visualization$/, "图表"], [/^axis$/, "坐标轴"], [/^.* container$/, "一组图形"], [/^[a-z ]+$/, "图形"]];
  const COPY = [[/^Copy to clipboard$/, "复制"], [/^Copied$/, "已复制"]];
  const RULES = [
    ["[data-testid=stSkipToContent]", "text", "跳到正文"],
    ["[data-testid=stTopNav]", "aria-label", "页面"],
    ["[data-testid=stSelectbox] input", "placeholder", [[/^Choose an option$/, "请选择"], [/^Choose or add an option$/, "请选择或输入"]]],
    ["[data-testid=stSelectbox] button", "aria-label", "展开选项"],
    ["[data-testid=stSelectboxVirtualDropdown] > div > button", "aria-label", "收起选项"],
    ["[role=listbox][data-empty=true] [role=option] span", "text", "没有符合的名称"],
    ["[data-live-announcer] [role=log] > div", "text", [[/^(\d+) options? available\.$/, "$1 项可选"], [/^(.+), selected$/, "已选 $1"]]],
    ["[data-testid=stTooltipHoverTarget], [data-testid=stTooltipHoverTarget] button", "aria-label", [[/^Help for /, "说明："]]],
    ["[data-testid=stCode] button", "aria-label", COPY],
    ["[data-testid=stTooltipContent] :not(:has(*))", "text", COPY],
    ["[data-testid=stFileUploaderDropzoneInput]", "aria-label", "选择要上传的文件"],
    ["[data-testid=stFileUploader] button", "aria-label", [[/^Add files$/, "再选文件"], [/^Remove /, "移除 "]]],
    ["[data-testid=stNumberInput] button", "aria-label", [[/^Increment$/, "加一"], [/^Decrement$/, "减一"]]],
    ["[data-testid=stProgress] [role=progressbar]", "aria-label", "进度"],
    ["[data-testid=stDialog] section > h2", "text", "没有这一页，或网页的连接出了问题"],
    ["[data-testid=stToast] button, [data-testid=stDialog] button", "aria-label", [[/^(Close|Dismiss)$/, "关闭"]]],
    [".gdg-search-bar button", "aria-label", [[/^Previous Result$/, "上一处"], [/^Next Result$/, "下一处"], [/^Close Search$/, "关闭查找"]]],
    [".gdg-search-bar label", "text", [[/^Type to search$/, "在表中查找"]]],
    ["[data-testid=search-result-area]", "text",
      [[/^(\d+) of (\d+) results?$/, "第 $1 处，共 $2 处"], [/^(\d+) of over (\d+)$/, "第 $1 处，共 $2 处以上"],
       [/^over (\d+)$/, "$1 处以上"], [/^(\d+) results?$/, "共 $1 处"]]],
    ["[role=option][data-key=__creatable__] [data-item-hl]", "text", [[/^Add: /, "按回车，用输入的："]]],
    ["[data-testid=stVegaLiteChart][aria-roledescription], [data-testid=stVegaLiteChart] [aria-roledescription]", "aria-roledescription", MARKS],
    ["iframe[title='views.component.picture']", "title", "关系图"],
    ["iframe[title='views.editor_box.editor']", "title", "Cypher 编辑框"],
  ];

  function inChinese(old, words) {
    if (typeof words === "string") { return words; }
    const [pattern, stands] = words.find(([pattern]) => pattern.test(old)) || [];
    return pattern ? old.replace(pattern, stands) : old;
  }

  function set(element, what, words) {
    const text = what === "text" ? element.firstChild : null;
    const old = what === "text" ? text && text.nodeType === Node.TEXT_NODE && text.data : element.getAttribute(what);
    if (!old) { return; }
    const wanted = inChinese(old, words);
    if (wanted === old) { return; }
    if (text) { text.data = wanted; } else { element.setAttribute(what, wanted); }
  }

  let waiting = false;
  function look() {
    waiting = false;
    for (const [place, what, words] of RULES) {
      for (const element of document.querySelectorAll(place)) { set(element, what, words); }
    }
  }
  // What is announced is read out as it comes, not when it is painted: it cannot wait for the frame.
  const announced = ({ target }) => (target.nodeType === Node.TEXT_NODE ? target.parentElement : target)?.closest("[data-live-announcer]");
  const observer = new MutationObserver(changes => {
    if (changes.some(announced)) { look(); } else if (!waiting) { waiting = true; requestAnimationFrame(look); }
  });
  observer.observe(document.body, {
    childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "title", "placeholder", "aria-roledescription"],
  });
  look();
})();
