# Builds the command into a new folder below .yourbrief/. Read by the launcher when there is something to build;
# POSIX sh. Uses its functions and $root, $state, $java_home; leaves $lib set to the new build, or exits.

log=
last_step=

# On a terminal one line that is written over; otherwise a line for each step.
on_terminal() { [ -t 2 ] && [ "${TERM:-dumb}" != dumb ]; }

step() {
  if on_terminal; then
    printf '\r\033[KBuilding yourbrief: %s' "$1" >&2
  elif [ "$1" != "$last_step" ]; then
    say "Building yourbrief: $1"
  fi
  last_step=$1
}

end_steps() {
  if on_terminal; then
    printf '\r\033[K' >&2
  else
    say "Built yourbrief."
  fi
}

fail() {
  on_terminal && printf '\r\033[K' >&2
  say "$1"
  if [ -s "$log" ]; then
    say "The last lines of $log:"
    tail -n 30 "$log" | sed 's/^/  /' >&2
  fi
  exit 4
}

# The lock is a folder, since making one is atomic everywhere; its file names the process that holds it.
lock() {
  tries=0
  until mkdir "$state/lock" 2>/dev/null; do
    [ -w "$state" ] || fail "yourbrief cannot write to $state."
    if lock_is_dead && mkdir "$state/lock-breaking" 2>/dev/null; then
      # Only who made this second folder removes a dead lock, and looks again first: another may have been quicker.
      lock_is_dead && rm -rf "$state/lock"
      rmdir "$state/lock-breaking"
      continue
    fi
    step "waiting for another build (process ${holder:-unknown}, .yourbrief/lock)"
    tries=$((tries + 1))
    sleep 1
  done
  echo $$ >"$state/lock/pid"
}

# A lock that names no process is one being made, unless it stays so.
lock_is_dead() {
  holder=
  [ -r "$state/lock/pid" ] && IFS= read -r holder <"$state/lock/pid"
  if [ -z "$holder" ]; then
    [ "$tries" -gt 10 ]
  else
    ! kill -0 "$holder" 2>/dev/null && ! ps -p "$holder" >/dev/null 2>&1
  fi
}

new=
mvn_pid=
clean_up() {
  [ -n "$mvn_pid" ] && kill "$mvn_pid" 2>/dev/null && wait "$mvn_pid"
  [ -n "$new" ] && rm -rf "$new"
  rm -rf "$state/lock"
}

# Runs Maven and says which module it is at, as its log tells.
run_maven() {
  maven=mvn
  [ -x "$root/mvnw" ] && maven=$root/mvnw
  if ! command -v "$maven" >/dev/null 2>&1; then
    say "yourbrief has to be built once, and Maven is not installed (there is no mvn on the PATH)."
    say "  Install it, for example: apt install maven, dnf install maven, brew install maven."
    exit 3
  fi
  log=$state/build.log
  : >"$log"
  rm -rf "$root/cli/target/lib"
  began=$(date +%s)
  (
    cd -- "$root" || exit 1
    # The checks of the code and the tests are for those who change it. Leaving out the tests' compilation too saves
    # a third of the time; it works as long as a module that uses the test jar of another does so in a profile
    # that -Dmaven.test.skip turns off.
    JAVA_HOME=$java_home exec "$maven" -B -ntp -P '!format' -Dunchecked -Dmaven.test.skip=true -pl cli -am package
  ) >"$log" 2>&1 </dev/null &
  mvn_pid=$!
  while kill -0 "$mvn_pid" 2>/dev/null; do
    module=$(sed -n 's/^\[INFO\] Building [^ ]* [^ ]* \([a-z][^ ]*\) .*\[\([0-9]*\)\/\([0-9]*\)\].*/\1 (\2 of \3)/p' "$log" | tail -n 1)
    if on_terminal; then
      step "compiling ${module:-}  $(($(date +%s) - began)) s"
    else
      step "compiling ${module:-with Maven}"
    fi
    sleep 1
  done
  wait "$mvn_pid"
  status=$?
  mvn_pid=
  [ "$status" -eq 0 ] || fail "The build of yourbrief failed."
}

# The AOT caches are each made by one run: of the example, of a small trial, of a gateway. They are a help, not a need.
train() {
  (run_java "$new" -XX:AOTCacheOutput="$new/yourbrief.aot" \
    brief "$root/examples/support-assistant" --to all --out "$new/trial") >>"$log" 2>&1 </dev/null
  rm -rf "$new/trial"
  rehearse
  rehearse_gateway
}

# A gateway with a provider of its own, on ports of this machine that nobody else has, asks itself and ends.
rehearse_gateway() {
  folder=$new/rehearsal
  mkdir -p "$folder"
  cat >"$folder/gateway.yaml" <<'END'
server: {listen: 127.0.0.1:0, admin: 127.0.0.1:0, open_to_all: true}
providers: {openai: {key: none}, anthropic: {key: none}, gemini: {key: none}}
models: {one: openai/gpt-5-mini, two: anthropic/claude-haiku-4-5, three: gemini/gemini-2.5-flash}
END
  (run_java "$new" -XX:AOTCacheOutput="$new/gateway.aot" gateway --demo --rehearse "$folder/gateway.yaml") \
    >>"$log" 2>&1 </dev/null
  rm -rf "$folder"
}

# The small trial's models are answered by a process that ends when this pipe does.
rehearse() {
  folder=$new/rehearsal
  {
    tries=0
    until [ -f "$folder/trial.yaml" ] || [ "$tries" -ge 30 ]; do
      tries=$((tries + 1))
      sleep 1
    done
    if [ -f "$folder/trial.yaml" ]; then
      (run_java "$new" "" trial lock "$folder") >>"$log" 2>&1 </dev/null \
        && (run_java "$new" -XX:AOTCacheOutput="$new/trial.aot" trial run "$folder") >>"$log" 2>&1 </dev/null
    fi
    # Said by this shell, which keeps the pipe open until now: a last command would take its place.
    echo over
  } | "$java_home/bin/java" "$root/build/Rehearse.java" "$folder" >>"$log" 2>&1
  rm -rf "$folder"
}

build() {
  mkdir -p "$state" 2>/dev/null || fail "yourbrief has to be built once, and cannot write to $state."
  lock
  trap clean_up EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  find_build
  if ! is_fresh; then
    new=$state/lib-$(date +%Y%m%d%H%M%S)-$$
    mkdir "$new" || fail "yourbrief cannot write to $state."
    # Dated before the build, so that a change made meanwhile counts as newer.
    : >"$new/stamp"
    run_maven
    step "collecting the jars"
    cp "$root"/cli/target/lib/*.jar "$new" || fail "The build made no jars in cli/target/lib."
    is_25 "$java_home" && printf '%s\n' "$java_home" "$version" >"$new/java"
    (cd -- "$new" && LC_ALL=C && export LC_ALL && for jar in *.jar; do printf '%s\n' "$jar"; done) >"$new/classpath"
    step "unpacking the native library"
    "$java_home/bin/java" "$root/build/Unpack.java" "$new" >>"$log" 2>&1 || rm -rf "$new/native" "$new"/*.jar.new
    step "preparing a fast start"
    train
    printf '%s\n' "${new##*/}" >"$state/current.new" && mv -f "$state/current.new" "$state/current" \
      || fail "yourbrief cannot write to $state."
    # The build before this one stays, since a command may still be running from it; older ones go.
    for old in "$state"/lib-*; do
      [ "$old" = "$new" ] || [ "$old" = "$lib" ] || rm -rf "$old"
    done
    new=
    end_steps
  elif on_terminal; then
    printf '\r\033[K' >&2
  fi
  clean_up
  trap - EXIT HUP INT TERM
  find_build
}
