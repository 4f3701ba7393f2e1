package kr.haetae.verifier;

/** Why a bundle does not verify; the code is for programs, the texts are for people. */
public enum FailureReason {
    LINE_TOO_LONG("audit.line-too-long", "줄이 너무 깁니다", "a line is too long"),
    LINE_MALFORMED("audit.line-malformed", "감사기록 묶음의 줄이 아니거나 글자가 바뀌었습니다", "a line is no bundle line, or was changed"),
    LINE_OUT_OF_PLACE("audit.line-out-of-place", "이 자리에 올 수 없는 줄입니다", "a line stands where none of its kind may stand"),
    FORMAT_UNKNOWN("audit.format-unknown", "알 수 없는 형식의 파일입니다", "the file has another format"),
    TRUNCATED("audit.truncated", "파일이 끝까지 있지 않습니다", "the file ends before its seal"),
    SEAL_WRONG("audit.seal-wrong", "봉인 서명이 파일 내용과 맞지 않습니다", "the seal is not the log's signature over this file"),
    ORIGIN_OTHER("audit.origin-other", "다른 감사기록의 파일입니다", "the file is of another log"),
    LOG_SIGNATURE_WRONG(
            "audit.log-signature-wrong",
            "체크포인트에 지정된 키의 올바른 서명이 없습니다",
            "a checkpoint is not signed by the log's key as given"),
    COSIGNATURE_WRONG("audit.cosignature-wrong", "증인의 부서명이 올바르지 않습니다", "a witness's cosignature is wrong"),
    COSIGNATURE_IN_FUTURE(
            "audit.cosignature-in-future", "증인의 부서명 시각이 미래입니다", "a witness's cosignature is dated in the future"),
    CHECKPOINT_ORDER("audit.checkpoint-order", "체크포인트가 커지는 순서가 아닙니다", "the checkpoints do not grow"),
    ROOT_OTHER(
            "audit.root-other",
            "기록에서 다시 계산한 뿌리 해시가 서명된 값과 다릅니다",
            "the root recomputed from the rows is not the one that was signed"),
    INDEX_WRONG("audit.index-wrong", "기록 번호가 빠졌거나 겹치거나 순서가 다릅니다", "a row is missing, repeated or out of order"),
    INCLUSION_WRONG("audit.inclusion-wrong", "포함 증명이 맞지 않습니다", "the proof that a row is in the log is wrong"),
    CONSISTENCY_WRONG(
            "audit.consistency-wrong", "기록이 덧붙기만 했다는 증명이 맞지 않습니다", "the proof that the log only grew is wrong"),
    OPENING_WRONG("audit.opening-wrong", "공개한 내용이 기록의 확약과 다릅니다", "an opened field is not what the row committed to"),
    ROWS_UNSIGNED("audit.rows-unsigned", "어느 체크포인트에도 들지 않은 기록이 있습니다", "rows follow that no checkpoint covers"),
    QUORUM_MISSING(
            "audit.quorum-missing",
            "최신 체크포인트에 필요한 수의 증인 부서명이 없습니다",
            "too few witnesses cosigned the newest checkpoint"),
    TOO_OLD("audit.too-old", "최신 부서명이 허용된 기간보다 오래되었습니다", "the newest cosignature is older than allowed"),
    START_UNKNOWN(
            "audit.start-unknown",
            "도중에서 시작하는데 그 체크포인트를 따로 확인해 두지 않았습니다",
            "the rows start midway, at a checkpoint not given as known"),
    OLDER_THAN_KNOWN(
            "audit.older-than-known",
            "이미 알려진 체크포인트보다 오래된 상태입니다: 오래된 백업이거나 기록이 지워졌습니다",
            "the log is older than a checkpoint already known: an older backup, or rows were removed"),
    KNOWN_OTHER(
            "audit.known-other",
            "이미 알려진 체크포인트와 갈라졌습니다: 기록이 다시 쓰였습니다",
            "the log differs from a checkpoint already known: it was rewritten"),
    KNOWN_NOT_SHOWN(
            "audit.known-not-shown",
            "이미 알려진 체크포인트를 이어 왔다는 증명이 없습니다",
            "nothing shows that the log extends a checkpoint already known");

    private final String code;
    private final String korean;
    private final String english;

    FailureReason(String code, String korean, String english) {
        this.code = code;
        this.korean = korean;
        this.english = english;
    }

    public String code() {
        return code;
    }

    public String korean() {
        return korean;
    }

    public String english() {
        return english;
    }
}
