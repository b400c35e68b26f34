// Annotate this: words that a reader selects become the lines a contributor would write. Nothing is sent; what the
// reader does with the lines, and whether they follow the link to the code host, is theirs to decide.

function suggest() {
  const panel = document.querySelector(".x-suggest")
  const article = document.querySelector(".x-article")
  if (!panel || !article) return
  const words = panel.querySelector("[name=words]")
  const entry = panel.querySelector("[name=entry]")
  const lines = panel.querySelector("output")
  const report = panel.querySelector(".x-suggest-link")
  const files = Object.fromEntries(panel.dataset.files.split(" ").map(pair => pair.split("=")))
  for (const card of all(".x-card")) {
    entry.append(make("option", { value: card.dataset.entry, textContent: card.querySelector(".x-card-name").textContent }))
    Object.assign(entry.lastChild.dataset, { file: files[card.dataset.kind] })
  }
  const button = make("button", { type: "button", className: "x-annotate", textContent: "Annotate this", hidden: true })
  let chosen = null // where the words in the field were selected
  panel.hidden = false
  article.after(button)

  const folded = text => text.replace(/\s+/g, " ").trim()

  /** The words of a paragraph or of a part of it, without its number; white space folded as the reader sees it. */
  const textOf = part => folded([...part.childNodes].filter(node => !node.matches?.(".x-number"))
    .map(node => node.textContent).join(""))

  const paragraphOf = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".x-paragraph")

  /** The selected words, their paragraph, and where they start among its words; null if they are not in one paragraph. */
  function selected() {
    const selection = getSelection()
    if (!selection.rangeCount) return null
    const range = selection.getRangeAt(0)
    const node = paragraphOf(range.startContainer)
    const text = node && node === paragraphOf(range.endContainer) && textOf(range.cloneContents())
    if (!text) return null
    const before = document.createRange()
    before.setStart(node, 0)
    before.setEnd(range.startContainer, range.startOffset)
    return { text, node, start: textOf(node).indexOf(text, textOf(before.cloneContents()).length) }
  }

  /** The selector: the words, their paragraph, and as few words around them as tell them from others in it. */
  function selector(text) {
    const found = all(".x-paragraph", article).filter(paragraph => textOf(paragraph).includes(text))
    if (!found.length) return null
    const paragraph = found.find(one => one === chosen?.node) || found[0]
    const whole = textOf(paragraph)
    const isChosen = paragraph === chosen?.node && whole.startsWith(text, chosen.start)
    const start = isChosen ? chosen.start : whole.indexOf(text)
    return { number: Number(paragraph.id.slice(1)), ...around(whole, start, start + text.length) }
  }

  /** Whole words before a passage, and after it if those do not do, with which it stands only once. */
  function around(whole, start, end) {
    let [from, to] = [start, end]
    const isTwice = () => whole.indexOf(whole.slice(from, to)) !== whole.lastIndexOf(whole.slice(from, to))
    while (isTwice() && from > 0) from = whole.slice(0, from).trimEnd().lastIndexOf(" ") + 1
    while (isTwice()) to = (whole + " ").indexOf(" ", to + 1)
    return { prefix: whole.slice(from, start), suffix: whole.slice(end, to) }
  }

  function write() {
    const text = folded(words.value)
    const where = text && selector(text)
    const yaml = where ? [
      "mentions:", `  - exact: ${JSON.stringify(text)}`,
      ...["prefix", "suffix"].filter(name => where[name]).map(name => `    ${name}: ${JSON.stringify(where[name])}`),
      `    paragraph: ${where.number}`, `    article: ${panel.dataset.article}`,
    ].join("\n") : ""
    const known = entry.selectedOptions[0]
    lines.textContent = !text ? "" : yaml ? `# ${known.value ? `in data/${known.dataset.file}, below ${known.value}:` : "a new entry:"}\n${yaml}`
      : "These words are not in one paragraph of the report."
    if (!report) return
    report.hidden = !yaml
    // the fields of the project's form; a code host without the form takes the body
    const query = new URLSearchParams({
      template: "propose-an-annotation.yml", title: `Annotate “${text.slice(0, 60)}”`, exact: text,
      paragraph: where?.number ?? "", body: `\`\`\`yaml\n${lines.textContent}\n\`\`\`\n`,
    })
    report.href = `${panel.dataset.issues}?${query}`
  }

  button.addEventListener("click", () => {
    chosen = selected()
    if (chosen) words.value = chosen.text
    panel.open = true
    write()
    button.hidden = true
    words.focus()
  })
  document.addEventListener("selectionchange", () => {
    const now = selected()
    if (now) now.node.after(button) // next in the order of the Tab key, too
    button.hidden = !now
  })
  words.addEventListener("input", write)
  entry.addEventListener("change", write)
}
