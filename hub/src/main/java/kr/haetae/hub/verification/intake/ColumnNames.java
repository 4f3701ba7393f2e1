package kr.haetae.hub.verification.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The header names, Korean and English, that say what a column holds. */
final class ColumnNames {
    static final ColumnNames ADDRESS = new ColumnNames(
            Set.of(
                    "address",
                    "addr",
                    "wallet",
                    "walletaddress",
                    "account",
                    "주소",
                    "지갑",
                    "지갑주소",
                    "가상자산주소",
                    "가상자산지갑주소",
                    "입금주소",
                    "출금주소",
                    "전송주소",
                    "수취주소",
                    "피해금주소",
                    "toaddress",
                    "to",
                    "cryptoaddress",
                    "depositaddress",
                    "withdrawaladdress"),
            Pattern.compile("address|주소"));
    static final ColumnNames CHAIN = new ColumnNames(
            Set.of(
                    "chain",
                    "network",
                    "blockchain",
                    "coin",
                    "currency",
                    "asset",
                    "symbol",
                    "ticker",
                    "체인",
                    "네트워크",
                    "메인넷",
                    "코인",
                    "코인명",
                    "자산",
                    "가상자산",
                    "종류",
                    "코인종류",
                    "가상자산종류",
                    "블록체인"),
            Pattern.compile("chain|network|체인|네트워크"));
    static final ColumnNames MEMO = new ColumnNames(
            Set.of(
                    "memo",
                    "destinationtag",
                    "desttag",
                    "tag",
                    "dt",
                    "메모",
                    "데스티네이션태그",
                    "태그",
                    "목적지태그",
                    "paymentid",
                    "메모태그",
                    "2차주소",
                    "이차주소"),
            Pattern.compile("memo|destination|메모"));

    private static final int MAX_HEADER_CHARACTERS = 40;
    private static final Pattern FILLING = Pattern.compile("[\\s_\\-./()\\[\\]:]+");

    private final Set<String> names;
    private final Pattern part;

    private ColumnNames(Set<String> names, Pattern part) {
        this.names = Set.copyOf(names);
        this.part = part;
    }

    /** How well a header text fits: 2 exactly, 1 in part, 0 not at all. */
    int fit(String header) {
        if (header.length() > MAX_HEADER_CHARACTERS) {
            return 0;
        }
        String key = key(header);
        return names.contains(key) ? 2 : part.matcher(key).find() ? 1 : 0;
    }

    static String key(String header) {
        String compatible = Normalizer.normalize(header, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return FILLING.matcher(compatible).replaceAll("");
    }
}
