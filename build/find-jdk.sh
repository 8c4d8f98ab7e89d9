# Finds a JDK 25. Read by the launcher and by .ci/run; POSIX sh. Uses say() and $lib of whoever reads it.

# Sets $version to the Java version of the JDK in folder $1; fails when there is no JDK there.
version_of() {
  version=
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    while IFS= read -r line || [ -n "$line" ]; do
      case $line in
        JAVA_VERSION=*)
          version=${line#JAVA_VERSION=}
          version=${version#\"}
          version=${version%%\"*}
          break
          ;;
      esac
    done <"$1/release"
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  [ -n "$version" ]
}

is_25() {
  version_of "$1" || return 1
  case $version in
    25 | 25.* | 25-* | 25+*) return 0 ;;
    *)
      # Named once, not by every link to it.
      case $seen in
        *" in $1"*) ;;
        *)
          [ -h "$1" ] || seen="$seen
    Java $version in $1"
          ;;
      esac
      return 1
      ;;
  esac
}

# Sets $java_home and $version, or says what is missing and exits with 3. $lib is the build in use, if any: its
# JDK comes before a search, since its AOT cache fits no other.
find_java() {
  seen=
  if [ -n "${YOURBRIEF_JAVA_HOME:-}" ]; then
    java_home=${YOURBRIEF_JAVA_HOME%/}
    is_25 "$java_home" && return 0
    say "YOURBRIEF_JAVA_HOME is $YOURBRIEF_JAVA_HOME, which is ${version:+Java $version, }not a JDK 25."
    say "Set it to the folder of a JDK 25, or unset it to have one looked for."
    exit 3
  fi
  if [ -n "$lib" ] && [ -r "$lib/java" ]; then
    IFS= read -r java_home <"$lib/java"
    is_25 "$java_home" && return 0
    seen=
  fi
  if [ -n "${JAVA_HOME:-}" ]; then
    java_home=${JAVA_HOME%/}
    is_25 "$java_home" && return 0
  fi
  if [ -x /usr/libexec/java_home ]; then
    java_home=$(/usr/libexec/java_home -v 25 2>/dev/null) || java_home=
    [ -n "$java_home" ] && is_25 "$java_home" && return 0
  fi
  on_path=$(command -v java 2>/dev/null) || on_path=
  while [ -h "$on_path" ]; do
    link=$(readlink "$on_path")
    case $link in /*) on_path=$link ;; *) on_path=${on_path%/*}/$link ;; esac
  done
  java_home=${on_path%/bin/java}
  # On macOS /usr/bin/java is no Java but asks to install one.
  [ -n "$java_home" ] && [ "$java_home" != /usr ] && is_25 "$java_home" && return 0
  for java_home in /usr/lib/jvm/* /opt/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    /usr/local/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    is_25 "$java_home" && return 0
  done
  say "yourbrief needs a JDK 25 and found none."
  [ -n "$seen" ] && say "  Found, but of another version:$seen"
  say "  Install one, for example Eclipse Temurin 25 (https://adoptium.net/temurin/releases/?version=25),"
  say "  then run the command again. If it lies in an unusual place, set YOURBRIEF_JAVA_HOME to its folder."
  exit 3
}
