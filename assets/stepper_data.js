/* The data of an exported run and the program that shows them: JSON, deflated (RFC 1951) and in
 * base64. */

/* Browsers have this only as a stream whose end comes later; here the page would have to wait. */
function inflate(bytes, size) {
  const out = new Uint8Array(size);
  let at = 0, kept = 0, have = 0, filled = 0;
  const bits = count => {
    while (have < count) { kept |= bytes[at++] << have; have += 8; }
    const value = kept & (1 << count) - 1;
    kept >>>= count;
    have -= count;
    return value;
  };
  /* Of each length the number of codes, and the symbols in the order of their codes. */
  const table = lengths => {
    const counts = new Uint16Array(16), starts = new Uint16Array(16), symbols = new Uint16Array(lengths.length);
    for (const length of lengths) counts[length]++;
    counts[0] = 0;
    for (let i = 1; i < 16; i++) starts[i] = starts[i - 1] + counts[i - 1];
    lengths.forEach((length, symbol) => { if (length) symbols[starts[length]++] = symbol; });
    return {counts, symbols};
  };
  const symbol_of = codes => {
    let code = 0, first = 0, place = 0;
    for (let length = 1; length < 16; length++) {
      code |= bits(1);
      const count = codes.counts[length];
      if (code - first < count) return codes.symbols[place + code - first];
      place += count;
      first = first + count << 1;
      code <<= 1;
    }
    throw new Error('the data of this page are broken');
  };
  const read_tables = () => {
    const literals = bits(5) + 257, distances = bits(5) + 1, count = bits(4) + 4, lengths = new Array(19).fill(0);
    const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    for (let i = 0; i < count; i++) lengths[order[i]] = bits(3);
    const codes = table(lengths), all = [];
    while (all.length < literals + distances) {
      const symbol = symbol_of(codes);
      if (symbol < 16) { all.push(symbol); continue; }
      const value = symbol === 16 ? all[all.length - 1] : 0;
      for (let left = symbol === 16 ? 3 + bits(2) : symbol === 17 ? 3 + bits(3) : 11 + bits(7); left > 0; left--) all.push(value);
    }
    return [table(all.slice(0, literals)), table(all.slice(literals))];
  };
  const usual_tables = () => [table(Array.from({length: 288}, (none, i) => i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)), table(new Array(30).fill(5))];
  const copy_bytes = () => {
    kept = have = 0;
    const length = bytes[at] | bytes[at + 1] << 8;
    at += 4;
    out.set(bytes.subarray(at, at + length), filled);
    at += length;
    filled += length;
  };
  /* Lengths and distances: the larger, the more bits stand behind their symbol. */
  const read_codes = (literals, distances) => {
    for (let symbol; (symbol = symbol_of(literals)) !== 256;) {
      if (symbol < 256) { out[filled++] = symbol; continue; }
      const n = symbol - 257, more = n < 8 || n === 28 ? 0 : (n >> 2) - 1;
      const length = n === 28 ? 258 : n < 8 ? n + 3 : (4 + (n & 3) << more) + 3 + bits(more);
      const d = symbol_of(distances), far = d < 4 ? 0 : (d >> 1) - 1;
      let from = filled - (d < 4 ? d + 1 : (2 + (d & 1) << far) + 1 + bits(far));
      for (let i = 0; i < length; i++) out[filled++] = out[from++];
    }
  };
  for (let last = 0; !last;) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) copy_bytes();
    else read_codes(...(kind === 1 ? usual_tables() : read_tables()));
  }
  return out;
}
const packed = document.getElementById('data');
const page = JSON.parse(new TextDecoder().decode(inflate(Uint8Array.from(atob(packed.textContent), c => c.charCodeAt(0)), +packed.dataset.size)));
document.body.append(Object.assign(document.createElement('script'), {textContent: page.program}));
