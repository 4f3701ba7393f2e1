package kr.haetae.hub.transparency.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.MerkleTree;
import kr.haetae.tlog.ProofMaker;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Heads of the audit log and proofs that a row is in it. None of this is case data, so reading it leaves no row. */
@RestController
@Tag(name = "audit", description = "The audit log: signed heads, proofs and bundles (docs/audit-log.md)")
class LogController {
    private final LogHeads heads;
    private final LogRows rows;

    LogController(LogHeads heads, LogRows rows) {
        this.heads = heads;
        this.rows = rows;
    }

    /**
     * That a row is in the log.
     *
     * @param leaf the leaf's bytes, Base64
     * @param leafHash its RFC 6962 leaf hash, Base64
     * @param treeSize of the checkpoint the path leads to
     * @param path from the leaf's sibling up, Base64
     * @param witnessed whether enough witnesses cosigned that checkpoint
     * @param checkpoint the signed note
     */
    record Proof(
            long index,
            String leaf,
            String leafHash,
            long treeSize,
            List<String> path,
            boolean witnessed,
            String checkpoint) {
        Proof {
            path = List.copyOf(path);
        }
    }

    @GetMapping(path = "/api/v1/audit/checkpoint", produces = "text/plain;charset=UTF-8")
    @Operation(
            summary = "The newest signed checkpoint with its cosignatures, a C2SP note",
            description = "witnessed=true: the newest that enough witnesses cosigned")
    String checkpoint(@RequestParam(defaultValue = "false") boolean witnessed) {
        return (witnessed ? heads.newestWitnessed() : heads.newest())
                .map(head -> head.note().encode())
                .orElseThrow(() -> new Problem(ProblemCode.CHECKPOINT_UNKNOWN));
    }

    @GetMapping("/api/v1/audit/proofs/{index}")
    @Operation(
            summary = "A row's leaf and the proof that the log includes it",
            description = "In the newest witnessed checkpoint if that covers the row, else in the newest;"
                    + " 410 once the row's content was erased at the end of its term")
    Proof proof(@PathVariable long index) {
        LogRow row = rowAt(index);
        LogHead head = heads.covering(index).orElseThrow(() -> new Problem(ProblemCode.LOG_INDEX_UNKNOWN));
        byte[] leaf = row.leaf().bytes();
        long size = head.checkpoint().size();
        return new Proof(
                index,
                Base64Text.encode(leaf),
                Base64Text.encode(MerkleTree.leafHash(leaf)),
                size,
                new ProofMaker(heads.hashes())
                        .inclusion(index, size).stream().map(Base64Text::encode).toList(),
                head.witnessedAt() != null,
                head.note().encode());
    }

    /** A row comes without openings only once it was erased. */
    private LogRow rowAt(long index) {
        LogRow row = rows.row(index).orElseThrow(() -> new Problem(ProblemCode.LOG_INDEX_UNKNOWN));
        if (row.openings().isEmpty()) {
            throw new Problem(ProblemCode.LOG_ENTRY_ERASED);
        }
        return row;
    }

    /**
     * That the log only grew.
     *
     * @param fromRoot of the smaller tree, Base64
     * @param path the RFC 6962 consistency proof, Base64; empty where both are the same
     * @param checkpoint the signed note of the larger tree
     */
    record Growth(long from, String fromRoot, long to, List<String> path, String checkpoint) {
        Growth {
            path = List.copyOf(path);
        }
    }

    @GetMapping("/api/v1/audit/consistency")
    @Operation(
            summary = "The proof that the log of one size grew into the log of a later checkpoint",
            description = "from: any size; to: the size of a checkpoint, by default the newest one's")
    Growth consistency(@RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
        LogHead head = (to == null ? heads.newest() : heads.ofSize(to))
                .filter(one -> from > 0 && from <= one.checkpoint().size())
                .orElseThrow(() -> new Problem(ProblemCode.CHECKPOINT_UNKNOWN));
        ProofMaker proofs = new ProofMaker(heads.hashes());
        long size = head.checkpoint().size();
        return new Growth(
                from,
                Base64Text.encode(proofs.root(from)),
                size,
                proofs.consistency(from, size).stream().map(Base64Text::encode).toList(),
                head.note().encode());
    }
}
