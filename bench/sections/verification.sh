# Whole verifications at a real demo on this machine: five exchanges of 100,000 wallets each, one address in ten a hit, from the
# submission over HTTP to the last confirmation. Hub, PostgreSQL, agents and the asking program share the machine's cores.

VERIFICATION_WALLETS=${VERIFICATION_WALLETS:-100000}
VERIFICATION_TIMES=${VERIFICATION_TIMES:-40}

section_verification() {
  build_java
  "$ROOT/haetae" --help > /dev/null || fail "the demo was not built"
  local data=$TARGET/demo-data log=$TARGET/demo.log demo url
  rm -rf "$data"
  setsid "$ROOT/haetae" demo --port 0 --data "$data" --wallets "$VERIFICATION_WALLETS" > "$log" 2>&1 &
  demo=$!
  trap 'kill -TERM '"$demo"' 2> /dev/null || true' EXIT
  url=$(await_ready "$demo" "$log")
  java -XX:+UseSerialGC -Xmx256m -cp "$CLASSPATH" kr.haetae.bench.VerificationBench "$url" "$data" "$demo" "$VERIFICATION_TIMES" \
    > "$TARGET/figures/verification" || fail "the verification benchmark failed"
  kill -TERM "$demo"
  wait "$demo" || true
  trap - EXIT
  rm -rf "$data"
  verification_table
}

# await_ready PROCESS LOG: prints the demo's URL once it is ready.
await_ready() {
  local i
  for i in $(seq 600); do
    if grep -q '^ready ' "$2"; then
      sed -n 's/^ready //p' "$2"
      return
    fi
    kill -0 "$1" 2> /dev/null || fail "the demo ended: $2"
    sleep 1
  done
  fail "the demo was not ready within 600 s: $2"
}

# verification_figure NAME
verification_figure() {
  awk -v name="$1" '$1 == name {print $2}' "$TARGET/figures/verification"
}

# at_most_row FIGURE VALUE UNIT TARGET
at_most_row() {
  row "$1" "$2 $3" – – "≤ $4" "$(awk -v v="$2" -v t="$4" 'BEGIN {print (v <= t) ? "yes" : "NO"}')"
}

verification_table() {
  local small large
  small=$(verification_figure small-cpu-micros)
  large=$(verification_figure large-cpu-micros)
  {
    echo
    echo "Five exchanges of $VERIFICATION_WALLETS wallets, 10% hits, $VERIFICATION_TIMES verifications of 1,000 addresses, one of 100,000."
    echo
    echo "| figure | measured | peer in the same run | ratio | target | met |"
    echo "|---|---|---|---|---|---|"
  } >> "$TARGET/table.md"
  at_most_row "1,000 addresses × 5, p95" "$(verification_figure small-p95)" s 2
  row "… p50, slowest" "$(verification_figure small-p50) s, $(verification_figure small-max) s" – – – –
  at_most_row "100,000 addresses × 5" "$(verification_figure large)" s 120
  row "processor time an address, all processes, 100,000 against 1,000" "$large µs" "$small µs" \
    "$(awk -v a="$large" -v b="$small" 'BEGIN {printf "%.2f", a / b}')" "0.8–1.2" \
    "$(awk -v a="$large" -v b="$small" 'BEGIN {print (a / b >= 0.8 && a / b <= 1.2) ? "yes" : "NO"}')"
  row "hub, peak resident (heap limited to 512 MB)" "$(verification_figure hub-peak-megabytes) MB" – – – –
}
