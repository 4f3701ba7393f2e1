# The private lookup: evaluations, proofs and tagging beside libsodium called from C and OpenMined's PSI server.
#
# Programs count operations a second of processor time, so that other work on the machine costs both sides nothing.

# The compiler needs this much processor time until proofs run at full speed, as in an agent that is up all day.
WARM_UP_SECONDS=6

section_crypto() {
  local last all
  last=$(($(nproc) - 1))
  all=0-$last
  crypto_prepare
  for ROUND in $(seq "$ROUNDS"); do
    record c-evaluate on "$last" "$TARGET/libsodium_bench" evaluate "$SECONDS_EACH" 1
    record sodium-evaluate crypto_java "$last" sodium evaluate 1
    record sodium-prove crypto_java "$last" sodium prove 1
    record c-evaluate-again on "$last" "$TARGET/libsodium_bench" evaluate "$SECONDS_EACH" 1
    record sodium-verify crypto_java "$last" sodium verify 1
    record sodium-finalize crypto_java "$last" sodium finalize 1
    record java-evaluate crypto_java "$last" java evaluate 1
    record java-prove crypto_java "$last" java prove 1
    record psi on "$last" node "$BENCH/psi/server.cjs" "$SECONDS_EACH"
    record c-tag on "$all" "$TARGET/libsodium_bench" tag "$SECONDS_EACH" "$(nproc)"
    record sodium-tag crypto_java "$all" sodium tag "$(nproc)"
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

# crypto_java CPUS BACKEND SCENARIO THREADS
crypto_java() {
  on "$1" java -XX:+UseSerialGC -cp "$CLASSPATH" kr.haetae.bench.CryptoBench "$2" "$3" "$SECONDS_EACH" "$4" "$WARM_UP_SECONDS"
}

crypto_table() {
  local cores=$(($(nproc)))
  {
    echo "libsodium from C: $("$TARGET/libsodium_bench" version) (system). From Java: $(crypto_java 0 sodium name 1), $(crypto_java 0 java name 1)."
    echo "Batches of 1,024 elements, one core each unless said; medians of $ROUNDS interleaved rounds of $SECONDS_EACH s."
    echo
    echo "| figure | measured | peer in the same run | ratio | target | met |"
    echo "|---|---|---|---|---|---|"
  } >> "$TARGET/table.md"
  ratio_row "evaluate, no proof" sodium-evaluate /s "libsodium in C" c-evaluate 0.9
  ratio_row "evaluate with proof" sodium-prove /s "libsodium in C" c-evaluate-again 0.75
  ratio_row "evaluate with proof" sodium-prove /s "psi.js server" psi 8
  ratio_row "tag wallets, $cores cores" sodium-tag /s "libsodium in C, $cores cores" c-tag 0.8
  ratio_row "verify proofs" sodium-verify /s "libsodium in C, evaluate" c-evaluate ""
  ratio_row "finalize" sodium-finalize /s "libsodium in C, evaluate" c-evaluate ""
  ratio_row "pure Java, evaluate, no proof" java-evaluate /s "libsodium in C" c-evaluate ""
  ratio_row "pure Java, evaluate with proof" java-prove /s "libsodium in C" c-evaluate ""
  row "load libsodium to first evaluation" "$(printf '%.0f ms' "$(median first-millis)")" "–" "–" "< 300 ms" \
    "$(awk -v m="$(median first-millis)" 'BEGIN {print (m < 300) ? "yes" : "NO"}')"
  echo >> "$TARGET/table.md"
}
