// Annotate this: words that a reader selects become the lines a contributor would write. Nothing is sent; what the
// reader does with the lines, and whether they follow the link to the code host, is theirs to decide.

import { make } from "../shared/make.js"
import { all, first } from "./elements.js"
import { gettext } from "./words.js"

/**
 * Words in one paragraph of the report, and where they start among its words.
 *
 * @typedef {{ text: string, paragraph: HTMLElement, start: number }} Passage
 */

/** Words of a title on the code host; the form holds all of them. */
const TITLE_LENGTH = 60

/** Shows the panel, and offers it beside words that the reader selects. */
export function enableSuggestions() {
  const panel = /** @type {HTMLDetailsElement | null} */ (first(".x-suggest"))
  const article = first(".x-article")
  if (!panel || !article) return
  const words = /** @type {HTMLTextAreaElement} */ (first("[name=words]", panel))
  const entry = /** @type {HTMLSelectElement} */ (first("[name=entry]", panel))
  const lines = /** @type {HTMLOutputElement} */ (first("output", panel))
  const link = /** @type {HTMLAnchorElement | null} */ (first(".x-suggest-link", panel))
  const textContent = gettext("Annotate this")
  const button = make("button", { type: "button", className: "x-annotate", textContent, hidden: true })
  entry.append(...entries(panel))
  panel.hidden = false
  article.after(button)
  /**
   * Where the words in the field were selected.
   *
   * @type {Passage | null}
   */
  let selection = null

  function write() {
    const text = folded(words.value)
    const passage = text ? locate(text, selection) : null
    const { value: id, dataset } = entry.selectedOptions[0]
    const heading = id
      ? gettext("in data/%(file)s, below %(id)s:", { file: dataset.file ?? "", id })
      : gettext("a new entry:")
    lines.textContent = passage
      ? `# ${heading}\n${asYaml(passage, panel?.dataset.article ?? "")}`
      : text && gettext("These words are not in one paragraph of the report.")
    if (!link) return
    link.hidden = !passage
    // the fields of the project's form; a code host without the form takes the body
    const query = new URLSearchParams({
      template: "propose-an-annotation.yml",
      title: gettext("Annotate “%(words)s”", { words: text.slice(0, TITLE_LENGTH) }),
      exact: text,
      paragraph: passage ? numberOf(passage) : "",
      body: `\`\`\`yaml\n${lines.textContent}\n\`\`\`\n`,
    })
    link.href = `${panel?.dataset.issues}?${query}`
  }

  button.addEventListener("click", () => {
    selection = selected()
    if (selection) words.value = selection.text
    panel.open = true
    write()
    button.hidden = true
    words.focus()
  })
  document.addEventListener("selectionchange", () => {
    const now = selected()
    if (now) now.paragraph.after(button) // next in the order of the Tab key, too
    button.hidden = !now
  })
  words.addEventListener("input", write)
  entry.addEventListener("change", write)
}

/**
 * The entries that the report mentions, each with the file that it stands in.
 *
 * @param {HTMLElement} panel
 */
function entries({ dataset }) {
  const files = new Map((dataset.files ?? "").split(" ").map(pair => /** @type {[string, string]} */ (pair.split("="))))
  return all(".x-cards > .x-card").map(card => {
    const option = make("option", { value: card.dataset.entry, textContent: first(".x-card-name", card)?.textContent })
    option.dataset.file = files.get(card.dataset.entry ?? "") ?? files.get(card.dataset.kind ?? "")
    return option
  })
}

/**
 * White space as the reader sees it.
 *
 * @param {string} text
 */
function folded(text) {
  return text.replace(/\s+/g, " ").trim()
}

/**
 * The words of a paragraph or of a part of it, without its number.
 *
 * @param {Node} part
 */
function textOf(part) {
  const nodes = [...part.childNodes].filter(node => !(node instanceof Element && node.matches(".x-number")))
  return folded(nodes.map(node => node.textContent).join(""))
}

/**
 * @param {Node} node
 * @returns {HTMLElement | null}
 */
function paragraphAround(node) {
  return (node instanceof Element ? node : node.parentElement)?.closest(".x-paragraph") ?? null
}

/**
 * The selected words; null if they are not in one paragraph.
 *
 * @returns {Passage | null}
 */
function selected() {
  const selection = getSelection()
  if (!selection?.rangeCount) return null
  const range = selection.getRangeAt(0)
  const paragraph = paragraphAround(range.startContainer)
  if (!paragraph || paragraph !== paragraphAround(range.endContainer)) return null
  const text = textOf(range.cloneContents())
  if (!text) return null
  const before = document.createRange()
  before.setStart(paragraph, 0)
  before.setEnd(range.startContainer, range.startOffset)
  return { text, paragraph, start: textOf(paragraph).indexOf(text, textOf(before.cloneContents()).length) }
}

/**
 * Where words stand in the report: where they were selected, if they still stand there, or else in the first paragraph
 * that holds them.
 *
 * @param {string} text
 * @param {Passage | null} selection
 * @returns {Passage | null}
 */
function locate(text, selection) {
  const found = all(".x-article .x-paragraph").filter(paragraph => textOf(paragraph).includes(text))
  if (!found.length) return null
  const paragraph = found.find(one => one === selection?.paragraph) ?? found[0]
  const whole = textOf(paragraph)
  const isSelected = selection?.paragraph === paragraph && whole.startsWith(text, selection.start)
  return { text, paragraph, start: isSelected ? selection.start : whole.indexOf(text) }
}

/** @param {Passage} passage */
function numberOf({ paragraph }) {
  return paragraph.id.slice(1)
}

/**
 * The lines of a mention. A text in the form of JSON is one in YAML, too.
 *
 * @param {Passage} passage
 * @param {string} article
 */
function asYaml(passage, article) {
  const { prefix, suffix } = surroundings(passage)
  return [
    "mentions:",
    `  - exact: ${JSON.stringify(passage.text)}`,
    ...(prefix ? [`    prefix: ${JSON.stringify(prefix)}`] : []),
    ...(suffix ? [`    suffix: ${JSON.stringify(suffix)}`] : []),
    `    paragraph: ${numberOf(passage)}`,
    `    article: ${article}`,
  ].join("\n")
}

/**
 * Whole words before a passage, and after it if those do not do, with which it stands only once in its paragraph.
 *
 * @param {Passage} passage
 */
function surroundings({ text, paragraph, start }) {
  const whole = textOf(paragraph)
  const end = start + text.length
  let [from, to] = [start, end]
  const isTwice = () => whole.indexOf(whole.slice(from, to)) !== whole.lastIndexOf(whole.slice(from, to))
  while (isTwice() && from > 0) from = whole.slice(0, from).trimEnd().lastIndexOf(" ") + 1
  while (isTwice()) to = `${whole} `.indexOf(" ", to + 1)
  return { prefix: whole.slice(from, start), suffix: whole.slice(end, to) }
}
