#!/bin/sh
# Takes the first page of each printed form of the three examples again. Needs poppler-utils and LibreOffice.
set -eu
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
cd -- "$here/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for example in support-assistant document-extraction clinic-notes; do
  ./yourbrief brief "examples/$example" --to pdf,docx,png --out "$work/$example" >/dev/null
  soffice --headless --convert-to pdf --outdir "$work/$example/word" -env:UserInstallation="file://$work/profile" \
    "$work/$example/brief.docx" >/dev/null 2>&1
  pdftoppm -r 80 -png -f 1 -l 2 "$work/$example/brief.pdf" "$work/$example/pdf"
  pdftoppm -r 80 -png -f 1 -l 1 "$work/$example/word/brief.pdf" "$work/$example/docx"
  cp "$work/$example"/pdf-*1.png "$here/forms/$example-pdf-1.png"
  cp "$work/$example"/pdf-*2.png "$here/forms/$example-pdf-2.png"
  cp "$work/$example"/docx-*1.png "$here/forms/$example-docx.png"
  cp "$work/$example/slide.png" "$here/forms/$example-slide.png"
done
