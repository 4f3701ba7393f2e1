# What the audit log costs: cases opened over HTTP, each committed to disk, at a hub as it is and at one of the bench's own whose
# transactions are the same without the row. Pairs of turns are interleaved; the median of their ratios counts.

AUDIT_PAIRS=${AUDIT_PAIRS:-10}
AUDIT_SECONDS=${AUDIT_SECONDS:-5}

section_audit() {
  build_java
  java -XX:+UseSerialGC -Xmx768m -cp "$CLASSPATH" kr.haetae.bench.AuditBench "$AUDIT_PAIRS" "$AUDIT_SECONDS" \
    | grep -E '^[0-9.]+ [0-9.]+$' > "$TARGET/figures/audit" || fail "the audit benchmark failed"
  [ "$(wc -l < "$TARGET/figures/audit")" -eq "$AUDIT_PAIRS" ] || fail "the audit benchmark broke off"
  awk '{print $1}' "$TARGET/figures/audit" > "$TARGET/figures/audit-with"
  awk '{print $2}' "$TARGET/figures/audit" > "$TARGET/figures/audit-without"
  {
    echo
    echo "$AUDIT_PAIRS pairs of turns of $AUDIT_SECONDS s, eight clients, sequencing and signing of the log included."
    echo
    echo "| figure | measured | peer in the same run | ratio | target | met |"
    echo "|---|---|---|---|---|---|"
  } >> "$TARGET/table.md"
  ratio_row "durable requests, audit on" audit-with /s "the same without the row" audit-without 0.85
}
