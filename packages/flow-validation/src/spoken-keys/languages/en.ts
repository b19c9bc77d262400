import type { SpokenLanguage } from "../grammar.ts";

/** English, of all regions: pound and hash are the same key. */
export const english: SpokenLanguage = {
  language: "en",
  keys: {
    "0": "zero",
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    "*": "star, asterisk, star sign, star symbol",
    "#": "pound, hash, hashtag, pound sign, hash sign, number sign, pound symbol, hash symbol",
  },
  articles: "",
  verbs: `
    by pressing, by dialing, by dialling, by selecting, by choosing, by entering, press, pressing, dial, dialing,
    dialling, push, pushing, hit, hitting, touch, tap, enter, entering, type, key in, select, selecting, choose,
    choosing, pick, press or say, say or press, dial or say, say or dial, enter or say, say or enter
  `,
  unmistakable: "press, dial, press or say, say or press",
  fillers: `
    the, number, digit, key, button, option, please, now, either, then, just, simply, a number, any number,
    a digit, any digit, a key, any key, any of the keys, keys, numbers, from, between, any, touchtone, choice
  `,
  determiners: "the, number, the number, please, key, the key, the button, button",
  keyNouns: "key, button, sign, symbol, now please",
  options: "option, choice",
  by: "",
  asides: `
    now, please, at any time, anytime, any time, at anytime, twice, on your keypad, on your telephone keypad,
    on your phone, on your telephone, on your phone keypad, on the keypad, of your keypad
  `,
  markers: `
    for, to, if, in order to, or if, and if, when, should you, with questions about, regarding, about,
    concerning, would you like to, do you want to
  `,
  say: "say, you can say, you may say, saying",
  and: "and",
  or: "or",
  ranges: "to, through, thru, up to",
  between: "between",
  amounts: `
    of, digits, digit, times, keys, numbers, number, hours, days, minutes, seconds, weeks, months, years,
    characters, letters, or more, percent, dollars, offers, options, a m, p m, am, pm, more, other, o clock,
    seater, star
  `,
  denials: `
    do not, don't, do not need to, don't need to, no need to, do not have to, don't have to, never,
    not necessary to, without, avoid, instead of, followed by, ending with, ending in, and then the, after you,
    once you, as soon as you, until you, before you, end with, confirm with, after, you have selected,
    you selected, you have chosen, you chose, you have entered, you entered, must not, should not, cannot, can't,
    not
  `,
  afterwards: "then, and then, afterwards, after that, and after that, followed by, and afterwards",
  entries: `
    enter your, enter the, type your, type in your, key in your, dial your, say your, enter all, input your,
    provide your, dial the extension, dial the number, dial it, record your, enter it, enter in your,
    please enter your, leave your
  `,
  finished: `
    when finished, when done, when you are finished, when you're finished, when you are done, when you're done,
    when you have finished, when you've finished, once you are finished, once finished, after you finish,
    after you have finished, to finish your entry, to finish recording, once you're done
  `,
  elsewhere: "next menu, following menu, next prompt, following prompt, submenu, later in the call",
  waits: `
    stay on the line, stay on line, stay on the phone, remain on the line, hold the line, remain on hold,
    stay connected, wait on the line, hold for, simply wait, please hold, just wait, hold on, simply hold,
    just hold, or hold, or wait, stay tuned, wait for
  `,
  verbsBehind: "",
  commaBeforeClause: false,
  sentence: "For {what}, press {key}.",
};
