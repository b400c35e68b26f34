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
  panel.hidden = false
  article.after(button)

  /** A paragraph's words, without its number; white space folded as the reader sees it. */
  const textOf = paragraph => [...paragraph.childNodes].filter(node => !node.matches?.(".x-number"))
    .map(node => node.textContent).join("").replace(/\s+/g, " ").trim()

  function selected() {
    const selection = getSelection()
    const text = selection.toString().replace(/\s+/g, " ").trim()
    const node = selection.anchorNode?.parentElement?.closest(".x-paragraph")
    return text && node && node === selection.focusNode?.parentElement?.closest(".x-paragraph") ? { text, node } : null
  }

  /** The selector: the words, their paragraph, and as few words before them as tell them from others in it. */
  function selector(text) {
    const found = all(".x-paragraph", article).filter(paragraph => textOf(paragraph).includes(text))
    if (!found.length) return null
    const paragraph = found.find(one => one.id === words.dataset.paragraph) || found[0]
    const whole = textOf(paragraph)
    const at = whole.indexOf(text)
    const again = whole.indexOf(text, at + 1) >= 0
    const before = again ? whole.slice(Math.max(0, whole.slice(0, at).trimEnd().lastIndexOf(" ") + 1), at) : ""
    return { number: Number(paragraph.id.slice(1)), before }
  }

  function write() {
    const text = words.value.replace(/\s+/g, " ").trim()
    const where = text && selector(text)
    const yaml = where ? [
      "mentions:", `  - exact: ${JSON.stringify(text)}`,
      ...(where.before ? [`    prefix: ${JSON.stringify(where.before)}`] : []),
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
    const chosen = selected()
    if (chosen) [words.value, words.dataset.paragraph] = [chosen.text, chosen.node.id]
    panel.open = true
    write()
    button.hidden = true
    words.focus()
  })
  document.addEventListener("selectionchange", () => {
    const chosen = selected()
    if (chosen) chosen.node.after(button) // next in the order of the Tab key, too
    button.hidden = !chosen
  })
  words.addEventListener("input", write)
  entry.addEventListener("change", write)
}
