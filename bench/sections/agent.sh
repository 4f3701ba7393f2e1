# The agent as an exchange runs it: memory and tagging rate at a million wallets, cold starts before the epoch it has.
#
# The process and its options are those of `./haetae agent`; the hub before it only listens, so that both cores are the agent's.
# Tagging is taken from the agent's own progress, first line to last, and its peer is libsodium in C on all cores, before and after.

AGENT_WALLETS=${AGENT_WALLETS:-1000000}
AGENT_STARTS=${AGENT_STARTS:-7}
AGENT_ROUNDS=${AGENT_ROUNDS:-1}

section_agent() {
  local all
  all=0-$(($(nproc) - 1))
  need gcc gcc
  gcc -O2 -Wall -Wextra -Werror -o "$TARGET/libsodium_bench" "$BENCH/c/libsodium_bench.c" -lsodium -pthread
  build_java
  for ROUND in $(seq "$AGENT_ROUNDS"); do
    record agent-c-tag on "$all" "$TARGET/libsodium_bench" tag "$SECONDS_EACH" "$(nproc)"
    agent_once
    record agent-c-tag-after on "$all" "$TARGET/libsodium_bench" tag "$SECONDS_EACH" "$(nproc)"
  done
  agent_table
}

# agent_once: one agent from an empty folder to its last cold start; each figure is kept as this round's.
agent_once() {
  local name figure
  rm -rf "$TARGET/agent"
  mkdir "$TARGET/agent"
  java -XX:+UseSerialGC -Xmx96m -cp "$CLASSPATH" kr.haetae.bench.agent.AgentBench "$TARGET/agent" "$AGENT_WALLETS" \
    "$AGENT_STARTS" java "@$ROOT/agent/java.options" "-XX:SharedArchiveFile=$ROOT/agent/target/haetae-agent.jsa" -jar "$ROOT/agent/target/haetae-agent.jar" \
    > "$TARGET/figures/agent" || fail "the agent's benchmark failed: $TARGET/agent/agent.log"
  while read -r name figure; do
    record "agent-$name" echo "$figure"
  done < "$TARGET/figures/agent"
}

# agent_row FIGURE NAME UNIT PEER RATIO LIMIT: a figure that must stay below its limit; no limit, no judgement.
agent_row() {
  local value met='–'
  value=$(median "$2")
  if [ -n "$6" ]; then
    met=$(awk -v v="$value" -v l="$6" 'BEGIN {print (v < l) ? "yes" : "NO"}')
  fi
  row "$1" "$(printf '%.0f %s' "$value" "$3")" "$4" "$5" "${6:+< $6 $3}" "$met"
}

agent_table() {
  local cores
  cores=$(nproc)
  {
    echo
    echo "An agent with $AGENT_WALLETS wallets, options of \`agent/java.options\`, medians of $AGENT_ROUNDS rounds; $AGENT_STARTS cold starts a round."
    echo
    echo "| figure | measured | peer in the same run | ratio | target | met |"
    echo "|---|---|---|---|---|---|"
  } >> "$TARGET/table.md"
  # both rates count processor time; the agent's is a core's, and all cores tag
  awk -v c="$cores" '{print $1 * c}' "$TARGET/figures/agent-tag-rate-processor" > "$TARGET/figures/agent-tag-all"
  paste "$TARGET/figures/agent-c-tag" "$TARGET/figures/agent-c-tag-after" | awk '{print ($1 + $2) / 2}' > "$TARGET/figures/agent-c"
  ratio_row "tag wallets, $cores cores, processor time" agent-tag-all /s "libsodium in C, $cores cores" agent-c 0.8
  ratio_row "… as time passed" agent-tag-rate /s "libsodium in C, $cores cores" agent-c ""
  agent_row "peak resident memory: read, tagged, uploaded, 65,536 elements evaluated" agent-rss-mb MB – – 256
  agent_row "start to first poll, cold" agent-start-poll-millis ms – – 2000
  agent_row "… its processor time, the reading of the list beside it included" agent-start-poll-processor-millis ms – – ""
  agent_row "… the slowest of them" agent-start-poll-millis-worst ms – – 2000
  agent_row "start to first signed answer, its batch waiting" agent-start-answer-millis ms – – ""
  agent_row "from nothing to published" agent-published-seconds s – – ""
}
