// Words as they are compared: without case, diacritics and apostrophes, in Latin letters, as they are spelt and as they
// sound. Names reach readers in the spelling of many keyboards, languages and scripts; none of them is a mistake.

/** Letters that Unicode does not take apart, and those of other alphabets, by the usual way to write them in Latin ones. */
const LATIN = new Map(
  [
    "ə e ı i ø o ł l đ d ħ h ß ss æ ae œ oe þ th ð d ŋ n",
    "а a б b в v г g ґ g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _",
    "ы y ь _ э e ю yu я ya є e і i ә e ғ g қ k ң n ө o ұ u ү u һ h ј j љ lj њ nj ћ c ђ d џ dz",
    "ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p",
    "ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f",
    "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts",
    "ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h",
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
  ].flatMap(line => [...line.matchAll(/(\S+) (\S+)/g)].map(([, letter, latin]) => [letter, latin.replace("_", "")])),
)

/**
 * What one sound is written as, and the one way that stands for all of them, in the order in which they are replaced.
 *
 * @type {[RegExp, string][]}
 */
const SOUNDS = [
  [/y/g, "i"],
  [/^ie/, "e"],
  [/kh|x/g, "h"],
  [/gh|q/g, "g"],
  [/ch/g, "c"],
  [/sh/g, "s"],
  [/tz|ts|dz/g, "c"],
  [/ou/g, "u"],
  [/w/g, "v"],
  [/ph/g, "f"],
  [/(.)\1+/g, "$1"],
]

const APOSTROPHES_AND_POINTS = /['’‘ʼʻ\x60´.]/g
/**
 * What has been asked for already: texts hold most words many times.
 *
 * @type {Map<string, string>}
 */
const spellings = new Map()

const WORD = /(?:\p{L}\.){2,}|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘ʼʻ\x60´][\p{L}\p{M}]+)*/gu

/** Scripts that part no words: a word of theirs is looked for within what stands between two signs. */
const UNPARTED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/**
 * The words of a text, each with its place; “U.N.” is one of them.
 *
 * @param {string} text
 */
export function wordsIn(text) {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))
}

/**
 * What a reader typed or pasted, as words, each once.
 *
 * @param {string} query
 */
export function wordsOf(query) {
  return [...new Set(wordsIn(query).map(({ word }) => word))]
}

/**
 * A word as it is compared. The genitive of English is the word itself.
 *
 * @param {string} word
 */
export function spelt(word) {
  const known = spellings.get(word)
  if (known !== undefined) return known
  const key = plain(word)
  spellings.set(word, key)
  return key
}

/** @param {string} word */
function plain(word) {
  const letters = word
    .replace(/['’‘ʼʻ\x60´]s$/i, "")
    .toLowerCase()
    .replace(APOSTROPHES_AND_POINTS, "")
  if (/^[a-z0-9]*$/.test(letters)) return letters
  const bare = letters.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ու", "u")
  return [...bare].map(letter => LATIN.get(letter) ?? letter).join("")
}

/**
 * What a word that is spelt so sounds like.
 *
 * @param {string} word
 */
export function sound(word) {
  return SOUNDS.reduce((text, [written, one]) => text.replace(written, one), word)
}

/** @param {string} word */
export function isUnparted(word) {
  return UNPARTED.test(word)
}
