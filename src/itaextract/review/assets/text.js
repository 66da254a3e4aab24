// Thai text for comparison: as one types it, not as a text layer spells it.

const TONE_AM = /\u0e4d([\u0e48-\u0e4b]?)\u0e32/g;
const AM_TONE = /\u0e33([\u0e48-\u0e4b])/g;

/** One form of a text: composed, no blanks, ASCII digits, lower case. */
function folded(text) {
  return text
    .normalize("NFC")
    .replace(/[\s\u200b-\u200d\u2060\ufeff\u00ad]+/g, "")
    .replace(TONE_AM, "$1\u0e33")
    .replace(AM_TONE, "$1\u0e33")
    .replace(/\u0e40\u0e40/g, "\u0e41")
    .replace(/[\u0e50-\u0e59]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 48))
    .toLowerCase();
}

function asciiDigits(text) {
  return text.replace(/[\u0e50-\u0e59]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 48));
}

/** All strings and numbers in a value, as texts. */
function textsIn(value) {
  if (value === null || value === undefined || typeof value === "boolean") return [];
  if (typeof value !== "object") return [String(value)];
  return Object.values(value).flatMap(textsIn);
}
