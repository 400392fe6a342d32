// Beside each file that shrinks lies what it shrinks to, so that the gateway compresses nothing while it serves.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = 'dist/assets';
const packers = {
  gz: (bytes) => gzipSync(bytes, { level: 9 }),
  br: (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
};

for (const name of readdirSync(folder).filter((file) => /\.(js|css|svg|json|webmanifest)$/.test(file))) {
  const bytes = readFileSync(join(folder, name));
  for (const [ending, pack] of Object.entries(packers)) {
    const packed = pack(bytes);
    if (packed.length < bytes.length) writeFileSync(join(folder, `${name}.${ending}`), packed);
  }
}
