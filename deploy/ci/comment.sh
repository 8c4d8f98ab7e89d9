#!/bin/sh
# comment.sh FILE: puts FILE as one comment on a pull request, over the one it put there before.
#
# It reads FILE and talks to the API; it touches nothing of the change. If FILE is empty and there
# is a comment from before, that says that no decision is touched any more; otherwise nothing is
# put.
#
# Needs: curl, jq.
# Variables: GITHUB_TOKEN       who comments; it must be allowed to write to pull requests
#            GITHUB_REPOSITORY  owner/name
#            PULL_REQUEST       its number
#            GITHUB_API_URL     default https://api.github.com; Gitea and Forgejo: https://HOST/api/v1
# Exit status: 0 done, 2 wrong use, 5 the API refused or cannot be reached.

set -eu

[ $# -eq 1 ] && [ -f "$1" ] || { echo "use: comment.sh FILE" >&2; exit 2; }
: "${GITHUB_TOKEN:?is not set}" "${GITHUB_REPOSITORY:?is not set}" "${PULL_REQUEST:?is not set}"
case $PULL_REQUEST in *[!0-9]*) echo "PULL_REQUEST is no number" >&2; exit 2 ;; esac
case $GITHUB_TOKEN in *[\"\\]*) echo "GITHUB_TOKEN cannot be a token" >&2; exit 2 ;; esac
api=${GITHUB_API_URL:-https://api.github.com}/repos/$GITHUB_REPOSITORY
marker='<!-- yourbrief: what changed in the briefs -->'

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP INT TERM

# ask METHOD PATH [FILE]: the answer is in $work/answer; fails if it is no success. The token goes
# in by standard input: a command line can be read by others.
ask() {
  code=$(
    printf 'header = "Authorization: Bearer %s"\n' "$GITHUB_TOKEN" |
      curl --config - --silent --show-error --retry 3 --max-time 60 \
        --request "$1" --header 'Accept: application/vnd.github+json' \
        --header 'X-GitHub-Api-Version: 2022-11-28' \
        ${3:+--header 'Content-Type: application/json' --data-binary "@$3"} \
        --output "$work/answer" --write-out '%{http_code}' "$api$2"
  ) || return 1
  case $code in 2??) return 0 ;; *) return 1 ;; esac
}

refused() {
  echo "the API answered ${code:-nothing}: $(head -c 500 "$work/answer" 2>/dev/null || true)" >&2
  exit 5
}

# Comments that begin with the marker, the oldest first. Somebody else may have written one: then
# it cannot be changed, and the next is tried.
: >"$work/ours"
page=1
while [ "$page" -le 50 ]; do
  ask GET "/issues/$PULL_REQUEST/comments?per_page=100&page=$page" || refused
  jq -r --arg marker "$marker" \
    '.[] | select(.body // "" | startswith($marker)) | .id' <"$work/answer" >>"$work/ours"
  [ "$(jq length <"$work/answer")" -ge 100 ] || break
  page=$((page + 1))
done

if [ -s "$1" ]; then
  cat "$1" >"$work/text"
elif [ -s "$work/ours" ]; then
  echo 'This change touches no decision any more.' >"$work/text"
else
  echo "no decision is touched: nothing to say"
  exit 0
fi
jq -n --arg marker "$marker" --rawfile text "$work/text" \
  '{body: ($marker + "\n\n" + $text)}' >"$work/comment"

while IFS= read -r id; do
  if ask PATCH "/issues/comments/$id" "$work/comment"; then
    echo "updated: $(jq -r '.html_url // .id' <"$work/answer")"
    exit 0
  fi
  case ${code:-000} in 403 | 404) ;; *) refused ;; esac
done <"$work/ours"
ask POST "/issues/$PULL_REQUEST/comments" "$work/comment" || refused
echo "commented: $(jq -r '.html_url // .id' <"$work/answer")"
