# The tag index at 10 million tags through its own API, on a durable PostgreSQL beside it, and what PostgreSQL does at best.
#
# Rates count time as it passed. Where other programs took the machine meanwhile, the rows below tell more: they count the processor
# time of hub and PostgreSQL together, a load on one core at a time, lookups on two.

INDEX_TAGS=${INDEX_TAGS:-10000000}

section_index() {
  build_java
  java -XX:+UseSerialGC -Xmx384m -cp "$CLASSPATH" kr.haetae.bench.IndexBench "$INDEX_TAGS" "$ROUNDS" \
    > "$TARGET/figures/index" || fail "the index benchmark failed"
  index_table
}

# index_figure NAME
index_figure() {
  awk -v name="$1" '$1 == name {print $2}' "$TARGET/figures/index"
}

# index_row FIGURE VALUE UNIT PEER_TEXT PEER TARGET at-least|at-most
index_row() {
  local ratio='–' met
  [ -z "$5" ] || ratio=$(awk -v a="$2" -v b="$5" 'BEGIN {printf "%.2f", a / b}')
  met=$(awk -v v="$2" -v t="$6" -v how="$7" 'BEGIN {print (how == "at-least" ? v >= t : v <= t) ? "yes" : "NO"}')
  row "$1" "$(printf '%s %s' "$2" "$3")" "$4" "$ratio" "$([ "$7" = at-least ] && echo "≥" || echo "≤") $6" "$met"
}

index_table() {
  {
    echo
    echo "Index of $INDEX_TAGS tags, durable commits, hub heap 384 MB; medians of $ROUNDS interleaved rounds."
    echo
    echo "| figure | measured | peer in the same run | ratio | target | met |"
    echo "|---|---|---|---|---|---|"
  } >> "$TARGET/table.md"
  local copy one
  copy=$(index_figure copy)
  one=$(index_figure select-1)
  index_row "bytes a tag on disk, keys included" "$(index_figure bytes-a-tag)" "" "the 12 bytes themselves" 12 14 at-most
  index_row "tags loaded, bytes received to active" "$(index_figure load)" /s \
    "plain COPY of the same bytes: $copy /s" "$copy" 500000 at-least
  index_row "… on a machine with nothing else to do" "$(index_figure load-free)" /s \
    "the same: $(index_figure copy-free) /s" "$(index_figure copy-free)" 500000 at-least
  index_row "lookups in batches of 1,000 misses" "$(index_figure lookup)" /s \
    "SELECT 1: $one round trips/s" "$one" 100000 at-least
  index_row "… on a machine with nothing else to do" "$(index_figure lookup-free)" /s \
    "the same: $(index_figure select-1-free) /s" "$(index_figure select-1-free)" 100000 at-least
}
