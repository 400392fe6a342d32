#!/usr/bin/env bash
# make-parts.sh: speaks parts.tsv (name, English, Chinese; - for none) with espeak-ng and writes Parts/{en,zh-CN}/NAME.alaw: raw A-law,
# 8 kHz mono, silence cut off, all at one level. Needs espeak-ng and sox. The files are checked in: run it after changing the table.
set -euo pipefail
cd "$(dirname "$0")"
level=-22 # dBFS RMS; a sine of that power is -19 dBFS, the level of uploaded prompts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# speak LANGUAGE VOICE SPEED NAME TEXT
speak() {
  espeak-ng -v "$2" -s "$3" -w "$work/raw.wav" "$5"
  sox -D "$work/raw.wav" -r 8000 -c 1 "$work/band.wav" gain -12 highpass 200 lowpass 3400 \
    silence 1 0.01 0.3% fade t 0.005 reverse silence 1 0.01 0.3% fade t 0.01 reverse pad 0 0.03
  local rms
  rms=$(sox "$work/band.wav" -n stats 2>&1 | awk '/^RMS lev dB/ { print $4 }')
  sox -D "$work/band.wav" -t raw -e a-law -b 8 "Parts/$1/$4.alaw" gain -l "$(awk "BEGIN { print $level - ($rms) }")"
}

rm -rf Parts
mkdir -p Parts/en Parts/zh-CN
while IFS=$'\t' read -r name english chinese; do
  [ "$english" = - ] || speak en en-gb 150 "$name" "$english"
  [ "$chinese" = - ] || speak zh-CN cmn 165 "$name" "$chinese"
done < parts.tsv
