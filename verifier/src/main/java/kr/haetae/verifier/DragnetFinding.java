package kr.haetae.verifier;

/** What a drawn element turned out to be. */
public enum DragnetFinding {
    /** An address of a case's recorded list, recorded before it was asked. */
    GROUNDED(true, "사건의 제출된 목록에 있던 주소", "an address of a case's recorded list"),
    /** Padding. */
    PADDING(true, "채움", "padding"),
    /** A canary of an epoch. */
    CANARY(true, "색인의 시험 입력", "a canary of an index"),
    /** Of a batch of no case: whether the address belongs there its source in the honey list tells, not this check. */
    HONEY(true, "정직성 확인 주소. 목록의 출처를 살펴보십시오", "a honey address: look at its source in the list"),
    /** Asked longer ago than the retention term, and erased. */
    EXPIRED(true, "보존기간이 지나 삭제됨", "erased at the end of its term"),
    /** The header is not signed with the hub's key. */
    HEADER_FORGED(false, "머리글에 허브의 서명이 없다", "the header is not signed by the hub"),
    /** The hub did not open it though its term is not over. */
    NOT_OPENED(false, "보존기간 안인데 열지 않았다", "not opened within its term"),
    /** What was opened is not what the header commits to. */
    LEAF_OTHER(false, "열린 값이 머리글의 확약과 다르다", "what was opened is not what the header commits to"),
    /** What is said to be padding or a canary is neither. */
    RESERVED_OTHER(false, "채움이나 시험 입력이 아니다", "neither padding nor a canary"),
    /** The header commits to another case. */
    CASE_OTHER(false, "머리글이 확약한 사건이 아니다", "not the case the header commits to"),
    /** The log's row is no submission of that case on that legal basis. */
    ROW_OTHER(false, "기록이 그 사건의 제출이 아니다", "the row is no submission in that case on that basis"),
    /** The row is not in the signed and witnessed log. */
    ROW_NOT_LOGGED(false, "기록이 확인된 감사기록에 없다", "the row is not in the witnessed log"),
    /** The list was recorded after the element had been asked. */
    RECORDED_LATER(false, "물은 뒤에 기록되었다", "recorded after it was asked"),
    /** The address does not stand in the list. */
    NOT_LISTED(false, "주소가 그 목록에 없다", "the address does not stand in that list");

    private final boolean good;
    private final String korean;
    private final String english;

    DragnetFinding(boolean good, String korean, String english) {
        this.good = good;
        this.korean = korean;
        this.english = english;
    }

    /** Whether there is nothing to object to. */
    public boolean good() {
        return good;
    }

    public String korean() {
        return korean;
    }

    public String english() {
        return english;
    }
}
