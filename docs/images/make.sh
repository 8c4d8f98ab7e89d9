#!/bin/sh
# Takes the pictures in this folder again, from the example support-assistant. Needs chromium and chromedriver.
set -eu
here=$(CDPATH='' cd -P -- "$(dirname -- "$0")" && pwd -P)
cd -- "$here/../.."
exec mvn -q verify -pl acceptance -am -Dunchecked -Dtest=DocsImagesTest,WalkTest -Dsurefire.failIfNoSpecifiedTests=false \
  -Dyourbrief.images="$here"
