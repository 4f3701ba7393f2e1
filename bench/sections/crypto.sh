# The private lookup: evaluations, proofs and tagging beside libsodium called from C and OpenMined's PSI server.
#
# Programs count operations a second of processor time, so that other work on the machine costs both sides nothing.

# The compiler needs this much processor time until proofs run at full speed, as in an agent that is up all day.
WARM_UP_SECONDS=6

section_crypto() {
  local last all scenario turn
  last=$(($(nproc) - 1))
  all=0-$last
  # A program and its peer take turns this long: the clock of a shared machine changes within a second.
  turn=$(awk -v s="$SECONDS_EACH" 'BEGIN {print s / 8}')
  crypto_prepare
  for ROUND in $(seq "$ROUNDS"); do
    for scenario in evaluate prove verify finalize; do
      record "sodium-$scenario" crypto_java "$last" sodium "$scenario" 1 "$TARGET/libsodium_bench" evaluate "$turn" 1
    done
    record java-evaluate crypto_java "$last" java evaluate 1 "$TARGET/libsodium_bench" evaluate "$turn" 1
    record java-prove crypto_java "$last" java prove 1 "$TARGET/libsodium_bench" evaluate "$turn" 1
    record sodium-prove-psi crypto_java "$last" sodium prove 1 node "$BENCH/psi/server.cjs" 0.5
    record sodium-tag crypto_java "$all" sodium tag "$(nproc)" "$TARGET/libsodium_bench" tag "$turn" "$(nproc)"
    record first-millis crypto_java "$last" sodium first 1
  done
  crypto_table
}

crypto_prepare() {
  need gcc gcc
  need node nodejs
  need npm npm
  echo '#include <sodium.h>' | gcc -E - > /dev/null 2>&1 || fail "sodium.h is missing; on Debian: apt-get install libsodium-dev"
  gcc -O2 -Wall -Wextra -Werror -o "$TARGET/libsodium_bench" "$BENCH/c/libsodium_bench.c" -lsodium -pthread
  [ -d "$BENCH/psi/node_modules" ] || (cd "$BENCH/psi" && npm ci --no-audit --no-fund > "$TARGET/npm.log" 2>&1) \
    || fail "npm ci failed: $TARGET/npm.log"
  build_java
}

# crypto_java CPUS BACKEND SCENARIO THREADS [PEER...]
crypto_java() {
  local cpus=$1 backend=$2 scenario=$3 threads=$4
  shift 4
  on "$cpus" java -XX:+UseSerialGC -cp "$CLASSPATH" kr.haetae.bench.CryptoBench \
    "$backend" "$scenario" "$SECONDS_EACH" "$threads" "$WARM_UP_SECONDS" "$@"
}

crypto_table() {
  local cores=$(($(nproc)))
  {
    echo "libsodium from C: $("$TARGET/libsodium_bench" version) (system). From Java: $(crypto_java 0 sodium name 1), $(crypto_java 0 java name 1)."
    echo "Batches of 1,024 elements, one core each unless said; program and peer in 24 turns of a quarter second; medians of $ROUNDS rounds."
    echo
    echo "| figure | measured | peer in the same run | ratio | target | met |"
    echo "|---|---|---|---|---|---|"
  } >> "$TARGET/table.md"
  turns_row "evaluate, no proof" sodium-evaluate "libsodium in C" 0.9
  turns_row "evaluate with proof" sodium-prove "libsodium in C" 0.75
  turns_row "evaluate with proof" sodium-prove-psi "psi.js server" 8
  turns_row "tag wallets, $cores cores" sodium-tag "libsodium in C, $cores cores" 0.8
  turns_row "verify proofs" sodium-verify "libsodium in C, evaluate" ""
  turns_row "finalize" sodium-finalize "libsodium in C, evaluate" ""
  turns_row "pure Java, evaluate, no proof" java-evaluate "libsodium in C" ""
  turns_row "pure Java, evaluate with proof" java-prove "libsodium in C" ""
  row "load libsodium to first evaluation" "$(printf '%.0f ms' "$(median first-millis)")" "–" "–" "–" "–"
  echo >> "$TARGET/table.md"
}
