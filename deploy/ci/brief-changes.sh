#!/bin/sh
# brief-changes.sh BASE HEAD FILE: what a change does to the briefs of the decisions it touches.
#
# For every folder with a decision.yaml that differs between the two commits it computes the brief
# of both and writes the difference to FILE, as Markdown; FILE is empty if no decision is touched.
# Run it within the repository's clone. It reads the commits' files and runs nothing of them; it is
# given no token, and gives none on.
#
# Needs: git, tar, yourbrief.
# Variables: YOURBRIEF    the command; default: yourbrief
#            MOST_BYTES   the longest FILE; default 60000, which a comment on GitHub can hold
# Exit status: 0 written, 2 wrong use, 4 a commit is not there.

set -eu

[ $# -eq 3 ] || { echo "use: brief-changes.sh BASE HEAD FILE" >&2; exit 2; }
target=$3
yourbrief=${YOURBRIEF:-yourbrief}
most=${MOST_BYTES:-60000}

commit() {
  git rev-parse --verify --quiet --end-of-options "$1^{commit}" ||
    { echo "there is no commit '$1' in this clone" >&2; exit 4; }
}
now=$(commit "$2") || exit 4
before=$(commit "$1") || exit 4
# What the base got meanwhile is not of this change.
before=$(git merge-base "$before" "$now" || echo "$before")

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP INT TERM

# The folders of decisions in a commit.
decisions() {
  git -c core.quotePath=false ls-tree -r --name-only --full-tree "$1" |
    sed -n 's#^decision\.yaml$#.#p; s#/decision\.yaml$##p'
}

# extract COMMIT FOLDER TARGET: its files, and no link: it could lead anywhere.
extract() {
  mkdir -p "$3"
  if [ "$2" = . ]; then tree=$1; else tree=$1:$2; fi
  git archive --format=tar "$tree" | tar -x -f - -C "$3"
  find "$3" ! -type f ! -type d -exec rm -f {} +
}

# brief FOLDER TARGET: computes it, with nothing of the environment but where programs are.
brief() {
  status=0
  env -i PATH="$PATH" HOME="$work" LANG=C.UTF-8 ${JAVA_HOME:+JAVA_HOME="$JAVA_HOME"} \
    ${YOURBRIEF_JAVA_HOME:+YOURBRIEF_JAVA_HOME="$YOURBRIEF_JAVA_HOME"} \
    $yourbrief brief "$1" --to json,md --out "$2" >"$2.said" 2>&1 || status=$?
  # 6: done, part of a bill could not be read; the brief says so.
  [ "$status" -eq 0 ] || [ "$status" -eq 6 ]
}

# What a program said, as a block that nothing in it can end.
said() {
  printf '\n````text\n'
  head -c 4000 "$1" | tr -d '\033' | sed 's/````*/```/g; s#'"$work"'/[0-9]*/[a-z]*/##g'
  printf '\n````\n\n'
}

# A folder's name, as code that nothing in it can end.
named() {
  printf '%s' "$1" | tr -d '`\n' | sed 's/^/`/; s/$/`/'
}

{ decisions "$before"; decisions "$now"; } | sort -u >"$work/folders"
: >"$work/all"
n=0
while IFS= read -r folder; do
  git diff --quiet "$before" "$now" -- ":(top,literal)$folder" && continue
  n=$((n + 1))
  here=$work/$n
  mkdir "$here"
  out=$here/out.md
  if ! git cat-file -e "$now:${folder#./}/decision.yaml" 2>/dev/null &&
    ! { [ "$folder" = . ] && git cat-file -e "$now:decision.yaml" 2>/dev/null; }; then
    printf '## %s\n\nThis decision is taken out.\n\n' "$(named "$folder")" >"$out"
    cat "$out" >>"$work/all"
    continue
  fi
  printf '## %s\n\n' "$(named "$folder")" >"$out"
  extract "$now" "$folder" "$here/now"
  if ! brief "$here/now" "$here/new"; then
    { printf 'The brief cannot be computed from these files:\n'; said "$here/new.said"; } >>"$out"
  elif decisions "$before" | grep -Fxq -e "$folder" && {
    extract "$before" "$folder" "$here/before"
    brief "$here/before" "$here/old"
  }; then
    $yourbrief diff "$here/old/brief.json" "$here/new/brief.json" --markdown - >>"$out"
  else
    {
      printf 'There is no earlier brief. This is the first:\n\n<details><summary>The brief</summary>\n\n'
      cat "$here/new/brief.md"
      printf '\n\n</details>\n'
    } >>"$out"
  fi
  printf '\n' >>"$out"
  cat "$out" >>"$work/all"
done <"$work/folders"

if [ "$(wc -c <"$work/all")" -gt "$most" ]; then
  # On whole lines; what a cut left open is closed.
  head -c "$most" "$work/all" | sed '$d' >"$target"
  printf '\n</details>\n\n_Cut here: it is longer than a comment can be. `yourbrief diff` shows all of it._\n' >>"$target"
else
  cat "$work/all" >"$target"
fi
