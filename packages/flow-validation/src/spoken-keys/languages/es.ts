import type { SpokenLanguage } from "../grammar.ts";

/** Spanish, of Spain and the Americas, with usted, tú and vos. */
export const spanish: SpokenLanguage = {
  language: "es",
  keys: {
    "0": "cero",
    "1": "uno, una",
    "2": "dos",
    "3": "tres",
    "4": "cuatro",
    "5": "cinco",
    "6": "seis",
    "7": "siete",
    "8": "ocho",
    "9": "nueve",
    "*": "asterisco, estrella, signo de asterisco, signo asterisco",
    "#": "almohadilla, numeral, gato, michi, gatillo, cuadrado, signo de número, signo numeral, signo de numeral, signo de gato, signo gato, signo de almohadilla, signo de libra, libra",
  },
  articles: "una, uno",
  verbs: `
    al pulsar, al marcar, al presionar, al oprimir, al digitar, pulse, pulsa, pulsá, pulsar, pulsando, púlsese,
    marque, marca, marcá, marcar, marcando, oprima, oprime, oprimí, oprimir, oprimiendo, presione, presiona,
    presioná, presionar, presionando, digite, digita, digitá, digitar, digitando, teclee, teclea, tecleá,
    teclear, tecleando, apriete, aprieta, apretá, apretar, apretando, seleccione, selecciona, seleccionar, elija,
    elige, elegí, elegir, escoja, escoge, toque, toca, ingrese, introduzca, pulse o diga, diga o pulse,
    marque o diga, diga o marque, oprima o diga, diga u oprima, presione o diga, diga o presione
  `,
  unmistakable: "oprima, pulse, presione, marque el, marque la, digite, marque el número",
  fillers: `
    el, la, los, las, número, números, dígito, tecla, teclas, botón, opción, usted, por favor, ahora, cualquier,
    una tecla, un número, una opción, un dígito, cualquier tecla, de, del, entre, desde, de la, de las, signo,
    cifra, entonces, simplemente, la tecla del, cualquier número, la tecla de, la tecla con el, en la
  `,
  determiners: "el, la, el número, la tecla, por favor, tecla, número, el botón",
  keyNouns: "",
  options: "opción, tecla",
  by: "",
  asides: `
    ahora, por favor, en cualquier momento, en todo momento, de su teléfono, en su teclado, de su teclado,
    en su teléfono, en el teclado, del teclado, de inmediato, ya
  `,
  markers: "para, si, o si, y si, en caso de, cuando, para que, si usted, en relación con, sobre, desea, quiere",
  say: "diga, di, decí, puede decir, diciendo",
  and: "y, e",
  or: "o, u, ó",
  ranges: "a, al, a la, hasta, hasta el, hasta la",
  between: "entre",
  amounts: `
    de, dígitos, veces, teclas, números, horas, días, minutos, segundos, semanas, meses, años, cifras, letras,
    o más, por ciento, euros, pesos, dólares, ofertas, opciones, más, tecla, opción, número, dígito, vez,
    sucursales, tiendas
  `,
  denials: `
    no, no es necesario, no es necesario que, no hace falta, no hace falta que, sin, sin que, no necesita,
    no tiene que, no tiene por qué, no debe, nunca, evite, en lugar de, en vez de, seguido de, seguida de,
    seguido del, seguido por, seguida del, seguidos de, termine con, terminando con, confirme con, tras,
    después de, antes de, finalice con, seguidos del, ha seleccionado, has seleccionado, ha elegido, has elegido,
    ha escogido, ha marcado, ha pulsado, la marca, nuestra marca, su marca, una marca, esta marca
  `,
  afterwards: "luego, y luego, después, y después, a continuación, y a continuación, y posteriormente",
  entries: `
    marque su, digite su, teclee su, introduzca su, ingrese su, ingrese el, introduzca el, introduzca los,
    ingrese los, marca tu, introduce tu, ingresa tu, digita tu, diga su, marque el número de,
    digite el número de, marque la extensión, márquela, márquelo, teclea tu, grabe su, deje su, digite los,
    marque los, introduzca la, ingrese la
  `,
  finished: `
    cuando termine, al terminar, al finalizar, cuando haya terminado, cuando acabe, al acabar, una vez terminado,
    una vez que termine, cuando finalice, cuando termines, para finalizar la entrada, una vez finalizada,
    una vez finalizado, una vez terminada, al concluir, cuando concluya
  `,
  elsewhere: "siguiente menú, menú siguiente, próximo menú, submenú, más adelante",
  waits: `
    permanezca en la línea, permanezca en línea, manténgase en la línea, manténgase en línea, espere en la línea,
    espere en línea, no cuelgue, aguarde en línea, aguarde en la línea, o espere, siga en línea,
    siga en la línea, quédese en línea, quédese en la línea, mantente en la línea, permanece en la línea,
    aguarde, no corte, por favor espere, mantenga la línea, espera en la línea
  `,
  verbsBehind: "",
  commaBeforeClause: false,
  sentence: "Para {what}, pulse {key}.",
};
