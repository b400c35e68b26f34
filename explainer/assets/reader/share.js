// Sharing an entry or a passage: by the system, where it has a way to share, and else by copying the address. Without this
// script the same word is a link to what would be shared.

import { make } from "../shared/make.js"
import { all, around } from "./elements.js"
import { gettext } from "./words.js"

/** Says what has been done, behind the button that was pressed. */
const said = make("span", { className: "x-said" })
said.setAttribute("role", "status")

/** Makes a button of every link that shares something; copies of a button share, too. */
export function enableSharing() {
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("a.x-share"))) {
    link.replaceWith(shareButton(link.textContent ?? "", link.dataset.title ?? "", link.href))
  }
  document.addEventListener("click", event => {
    const button = around(event, "button.x-share")
    if (button) share(button)
  })
}

/**
 * A button that shares an address. One that says no more than "Share" is called by what it shares, too.
 *
 * @param {string} words
 * @param {string} title
 * @param {string} address
 */
export function shareButton(words, title, address) {
  const button = make("button", { type: "button", className: "x-share", textContent: words })
  button.setAttribute("aria-label", gettext("%(words)s: %(title)s", { words, title }))
  Object.assign(button.dataset, { title, address })
  return button
}

/** @param {HTMLElement} button */
async function share(button) {
  const { title = "", address = "" } = button.dataset
  if (await isTakenBySystem({ title, url: address })) return
  if (await isCopied(address)) say(button, gettext("Copied"))
  else offer(button, address)
}

/**
 * Whether the system has shared something, or the reader has closed its sheet.
 *
 * @param {ShareData} data
 */
async function isTakenBySystem(data) {
  if (!navigator.canShare?.(data)) return false
  try {
    await navigator.share(data)
    return true
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError"
  }
}

/** @param {string} address */
async function isCopied(address) {
  try {
    await navigator.clipboard.writeText(address) // there is no clipboard on pages without TLS
    return true
  } catch {
    return false
  }
}

/**
 * @param {HTMLElement} button
 * @param {string} words
 */
function say(button, words) {
  said.textContent = ""
  button.after(said)
  setTimeout(() => (said.textContent = words), 50) // a screen reader tells what changes in a place that it knows
}

/**
 * The address, selected, for readers to copy themselves.
 *
 * @param {HTMLElement} button
 * @param {string} value
 */
function offer(button, value) {
  const field = make("input", { className: "x-share-address", value, readOnly: true })
  field.setAttribute("aria-label", gettext("Address to copy"))
  for (const earlier of all(".x-share-address")) earlier.remove()
  button.after(field)
  field.select()
}
