import type { SpokenLanguage } from "../grammar.ts";

/** French, of France, Belgium, Switzerland and Canada, with vous and tu. */
export const french: SpokenLanguage = {
  language: "fr",
  keys: {
    "0": "zéro",
    "1": "un, une",
    "2": "deux",
    "3": "trois",
    "4": "quatre",
    "5": "cinq",
    "6": "six",
    "7": "sept",
    "8": "huit",
    "9": "neuf",
    "*": "étoile, astérisque, signe étoile",
    "#": "dièse, carré, signe dièse, dièze, signe de numéro",
  },
  articles: "un, une",
  verbs: `
    en tapant, en appuyant sur, en composant, en faisant, en pressant, tapez, tape, taper, tapant, appuyez sur,
    appuie sur, appuyer sur, appuyant sur, appuyez, faites, fais, faire, composez, compose, composer, composant,
    pressez, presser, enfoncez, choisissez, choisis, sélectionnez, sélectionne, sélectionner, utilisez, entrez,
    saisissez, tapez ou dites, dites ou tapez, appuyez ou dites, dites ou appuyez sur, faites ou dites
  `,
  unmistakable: "tapez, appuyez sur, faites le, composez le, appuyez",
  fillers: `
    le, la, l, les, touche, touches, chiffre, numéro, bouton, option, choix, sur, maintenant, simplement,
    s'il vous plaît, une touche, un chiffre, un numéro, de, entre, du, l'une des touches, une des touches, alors,
    soit, signe, n'importe quelle touche, directement, dès maintenant, un nombre, la touche du
  `,
  determiners: "le, la, l, sur le, sur la, sur l, la touche, sur la touche, le chiffre, le numéro, le choix",
  keyNouns: "",
  options: "option, touche, choix",
  by: "",
  asides: `
    maintenant, à tout moment, s'il vous plaît, de votre clavier, de votre téléphone, dès maintenant,
    sur votre clavier, du clavier, sur votre téléphone, de votre appareil, directement
  `,
  markers: `
    pour, si, s'il, afin de, afin d, ou si, et si, concernant, en cas de, en cas d, sinon, lorsque, pour tout,
    pour toute, au sujet de, vous souhaitez, vous désirez
  `,
  say: "dites, dis, vous pouvez dire, prononcez, en disant",
  and: "et",
  or: "ou, ou bien",
  ranges: "à, jusqu'à, jusqu'au, au",
  between: "entre",
  amounts: `
    de, des, chiffres, fois, touches, numéros, heures, jours, minutes, secondes, semaines, mois, ans, années,
    lettres, ou plus, pour cent, euros, dollars, offres, options, touche, choix, chiffre, numéro, code,
    caractères, magasins, agences, h, d
  `,
  denials: `
    ne, n, il n'est pas nécessaire de, il n'est pas nécessaire d, inutile de, inutile d, sans, pas besoin de,
    pas besoin d, au lieu de, au lieu d, suivi de, suivi du, suivie de, suivis de, validez par, validez avec,
    terminez par, confirmez par, confirmez avec, après avoir, avant de, puis validez par, suivi par, terminé par,
    validez en, en terminant par, suivi de la, avant d, vous avez choisi, vous avez tapé, vous avez sélectionné,
    vous avez composé, tu as choisi, tu as tapé, et validez par, suivie du
  `,
  afterwards: "puis, et puis, ensuite, et ensuite, puis ensuite, après quoi",
  entries: `
    saisissez votre, composez votre, tapez votre, entrez votre, veuillez saisir votre, saisir votre, entrez le,
    saisissez le, saisissez les, entrez les, tape ton, compose ton, saisis ton, dites votre,
    composez le numéro de, composez le numéro, composez les, tapez les, composez le poste, composer votre,
    laissez votre, enregistrez votre, taper votre, entrer votre, composez le numéro de poste
  `,
  finished: `
    quand vous aurez terminé, lorsque vous aurez terminé, quand vous avez terminé, lorsque vous avez terminé,
    une fois terminé, après votre message, à la fin de votre message, pour terminer la saisie,
    quand vous avez fini, lorsque vous avez fini, à la fin de la saisie, une fois votre message terminé
  `,
  elsewhere: "menu suivant, prochain menu, sous-menu, plus tard, menus suivants",
  waits: `
    restez en ligne, reste en ligne, rester en ligne, patientez en ligne, ne quittez pas, patientez,
    ne raccrochez pas, restez à l'écoute, gardez la ligne, veuillez patienter, demeurez en ligne,
    attendez en ligne
  `,
  verbsBehind: "",
  commaBeforeClause: false,
  sentence: "Pour {what}, tapez {key}.",
};
