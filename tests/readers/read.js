// Reads pages as the reader view of Firefox does: node read.js FOLDER PAGE…  →  JSON, one object for each page.
const { readFileSync } = require("node:fs")
const { Readability } = require("@mozilla/readability")
const { JSDOM } = require("jsdom")

const [folder, ...pages] = process.argv.slice(2)
const read = path => {
  const url = `https://site.example/${path}`
  const { document } = new JSDOM(readFileSync(`${folder}/${path}`, "utf8"), { url }).window
  const { title, byline, siteName, lang, publishedTime, textContent } = new Readability(document).parse() ?? {}
  return { title, author: byline, site: siteName, language: lang, date: publishedTime, text: textContent ?? "" }
}
process.stdout.write(JSON.stringify(pages.map(read)))
