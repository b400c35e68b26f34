// What the language of the site says otherwise than the code, where the English words stand: nothing, in English. When a
// site is built, the messages of its language take the place of this module.

/** @type {Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>} */
export const catalogue = {}
